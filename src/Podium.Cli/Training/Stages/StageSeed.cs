using Podium.Core.Randomness;

namespace Podium.Cli.Training.Stages;

/// <summary>Seeds of the stages.</summary>
internal static class StageSeed
{
    /// <summary>Depends on the recipe's seed and on the stage's own name alone, not on other stages.</summary>
    public static long Of(long seed, string stage) =>
        Seed.Mix([seed, .. stage.Select(character => (long)character)]);
}
