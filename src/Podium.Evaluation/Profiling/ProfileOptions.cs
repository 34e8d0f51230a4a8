using System.ComponentModel.DataAnnotations;
using Podium.Core.Budgets;

namespace Podium.Evaluation.Profiling;

/// <summary>Settings and limits of a measurement.</summary>
public sealed record ProfileOptions
{
    /// <summary>Money that all calls spend from; <see langword="null"/> for no limit.</summary>
    /// <value>No limit.</value>
    public ISharedBudget? Budget { get; init; }

    /// <summary>Faults of a worker, one after another, after which it is not called any more.</summary>
    /// <value>8.</value>
    [Range(1, 1_000_000)]
    public int MostFaultsInRow { get; init; } = 8;

    /// <summary>The clock behind times and dates.</summary>
    /// <value>The system's.</value>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
