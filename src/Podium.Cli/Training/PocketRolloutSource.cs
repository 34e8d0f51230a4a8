using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Pocket.Problems;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training;

/// <summary>Rollouts over pocket problems and pools drawn from the pocket orchestra.</summary>
internal sealed class PocketRolloutSource(WorkerPool pool) : IRolloutSource
{
    public IReadOnlyList<string> Strata => PocketCurriculum.Strata;

    public RolloutItem Draw(int stratum, double progress, long seed)
    {
        var (problem, oracle) = PocketCurriculum.DrawProblem(stratum, Seed.Mix(seed, 1));
        var drawn = PocketCurriculum.DrawPool(pool, progress, Seed.Mix(seed, 2));
        return new RolloutItem(problem, drawn, stratum, Seed.Mix(seed, 3)) { Oracle = oracle };
    }
}
