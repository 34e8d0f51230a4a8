using Podium.Core.Randomness;

namespace Podium.Cli.Training.Stages;

/// <summary>Seeds of the stages.</summary>
internal static class StageSeed
{
    /// <summary>A stage's seed depends on the recipe's seed and on its own name alone, not on the other stages.</summary>
    public static long Of(long seed, string stage) =>
        Seed.Mix([seed, .. stage.Select(character => (long)character)]);
}
