using Podium.Core.Conductors;
using Podium.Core.Problems;
using Podium.Core.Workers;

namespace Podium.Training.Rollouts;

/// <summary>A problem before a pool: what one group of rollouts is about.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Pool">The workers at hand.</param>
/// <param name="Stratum">Index of the stratum that the problem was drawn from.</param>
/// <param name="Seed">Seed of the group's samples.</param>
public sealed record RolloutItem(Problem Problem, WorkerPool Pool, int Stratum, long Seed)
{
    /// <summary>
    /// Seed of what workers draw, for the whole group; <see langword="null"/> for <see cref="Seed"/>. Items that share
    /// it are answered alike where they ask alike, which is what a cache of answers needs.
    /// </summary>
    public long? WorkerSeed { get; init; }

    /// <summary>The rounds already run for the problem, oldest first; empty for a first round.</summary>
    public IReadOnlyList<Round> Rounds { get; init; } = [];

    /// <summary>
    /// Writes the workflow that the problem's own structure asks for, where that is known: measured beside the policy,
    /// never learned from.
    /// </summary>
    public IConductor? Oracle { get; init; }
}
