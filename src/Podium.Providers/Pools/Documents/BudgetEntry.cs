using System.ComponentModel.DataAnnotations;

namespace Podium.Providers.Pools.Documents;

/// <summary>What may be spent, in the currency of the prices.</summary>
public sealed record BudgetEntry
{
    /// <summary>Most that one run may cost, its conductor included.</summary>
    /// <value>No limit.</value>
    [Range(0.0, 1_000_000_000.0)]
    public decimal? PerRun { get; init; }

    /// <summary>
    /// Most that all runs and measurements with this pool may cost on one day by UTC; the single calls of pool check
    /// are not counted.
    /// </summary>
    /// <value>No limit.</value>
    [Range(0.0, 1_000_000_000.0)]
    public decimal? PerDay { get; init; }

    /// <summary>File in which the spending of a day is kept, for all processes; relative to this file.</summary>
    /// <value>podium.spending.db</value>
    public string File { get; init; } = "podium.spending.db";
}
