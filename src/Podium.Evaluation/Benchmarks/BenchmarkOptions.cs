using System.ComponentModel.DataAnnotations;
using Podium.Core.Budgets;

namespace Podium.Evaluation.Benchmarks;

/// <summary>Settings of a benchmark.</summary>
public sealed record BenchmarkOptions
{
    /// <summary>Number of problems that are run at once.</summary>
    /// <value>1.</value>
    [Range(1, 1024)]
    public int Concurrency { get; init; } = 1;

    /// <summary>Seed from which each problem's own is mixed; the same for every entrant.</summary>
    /// <value>0.</value>
    public long Seed { get; init; }

    /// <summary>
    /// Money that all runs spend from, in place of what an entrant's own settings name; a call that does not fit ends
    /// the benchmark. <see langword="null"/> for none.
    /// </summary>
    /// <value>None.</value>
    public ISharedBudget? Budget { get; init; }

    /// <summary>The clock behind the wall time.</summary>
    /// <value>The system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
