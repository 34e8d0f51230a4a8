using Podium.Core.Conductors;
using Podium.Core.Runs;
using Podium.Core.Workers;

namespace Podium.Evaluation.Benchmarks;

/// <summary>A conductor that takes part in a benchmark.</summary>
/// <param name="Name">What tables call it; unique among the entrants.</param>
/// <param name="Conductor">The conductor.</param>
/// <param name="Pool">The workers it may use.</param>
public sealed record BenchmarkEntrant(string Name, IConductor Conductor, WorkerPool Pool)
{
    /// <summary>
    /// The workers for the problem at an index, which must be as many as the conductor's fixed workflow takes;
    /// <see langword="null"/> for the same pool every time.
    /// </summary>
    public Func<int, WorkerPool>? DrawPool { get; init; }

    /// <summary>
    /// Settings and limits of each run. The seed is mixed anew for each problem; the most steps are at least those
    /// that a fixed conductor declares.
    /// </summary>
    /// <value>The defaults of a run.</value>
    public RunOptions Options { get; init; } = new();

    /// <summary>
    /// Whether a problem counts in which a worker stood in for another that failed. Where the entrant is a worker
    /// itself, such an answer says nothing about it, and the problem is faulted.
    /// </summary>
    /// <value>True.</value>
    public bool CountsStandIns { get; init; } = true;
}
