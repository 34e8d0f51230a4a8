using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Pocket.Problems;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training.Problems;

/// <summary>Rollouts over pocket problems and pools drawn from the pocket orchestra.</summary>
internal sealed class PocketRolloutSource : IRolloutSource
{
    private readonly WorkerPool _pool;
    private readonly bool _hasSeveralRounds;

    /// <summary>Makes a source.</summary>
    /// <param name="pool">All workers.</param>
    /// <param name="hasSeveralRounds">
    /// Whether there are problems that take more than one round; the pools are then those of a run's end throughout.
    /// </param>
    public PocketRolloutSource(WorkerPool pool, bool hasSeveralRounds)
    {
        _pool = pool;
        _hasSeveralRounds = hasSeveralRounds;
        Strata = hasSeveralRounds
            ? [.. PocketCurriculum.Strata, .. PocketCurriculum.StrataOfSeveralRounds]
            : PocketCurriculum.Strata;
    }

    public IReadOnlyList<string> Strata { get; }

    public int OneRoundStrata => PocketCurriculum.Strata.Count;

    public RolloutItem Draw(int stratum, double progress, long seed)
    {
        var (problem, oracle) = PocketCurriculum.DrawProblem(stratum, Seed.Mix(seed, 1));
        var drawn = PocketCurriculum.DrawPool(_pool, _hasSeveralRounds ? 1 : progress, Seed.Mix(seed, 2));
        return new RolloutItem(problem, drawn, stratum, Seed.Mix(seed, 3)) { Oracle = oracle };
    }
}
