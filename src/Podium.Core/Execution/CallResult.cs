using Podium.Core.Budgets;

namespace Podium.Core.Execution;

/// <summary>What came of one call.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Usage">What the service bills, as far as the client told; <see langword="null"/> if it did not.</param>
internal sealed record CallResult(StepOutcome Outcome, TokenUsage? Usage)
{
    /// <summary>Whether the answer came from a cache.</summary>
    public bool IsCached { get; init; }
}
