using System.ComponentModel.DataAnnotations;

namespace Podium.Providers.Pools.Documents;

/// <summary>What may be spent, in the currency of the prices.</summary>
public sealed record BudgetEntry
{
    /// <summary>Most that one run may cost, its conductor included.</summary>
    /// <value>No limit.</value>
    [Range(0.0, 1_000_000_000.0)]
    public decimal? PerRun { get; init; }
}
