using Podium.Core.Budgets;
using Podium.Core.Resilience;

namespace Podium.Core.Execution;

/// <summary>One step after its workflow was run.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Prompt">The message its worker got; <see langword="null"/> if it was not called.</param>
/// <param name="Usage">
/// Tokens it used, those of an answer from a cache included, which are not paid; zeros if it was not called.
/// </param>
/// <param name="IsUsageReported">
/// Whether all of the usage was reported; otherwise <paramref name="Usage"/> is the most that it can have been.
/// </param>
/// <param name="Price">What it cost, in the pool's currency.</param>
/// <param name="Start">When its worker was called, counted from the start of the run.</param>
/// <param name="Elapsed">How long the call took.</param>
public sealed record StepResult(
    StepOutcome Outcome,
    string? Prompt,
    TokenUsage Usage,
    bool IsUsageReported,
    decimal Price,
    TimeSpan Start,
    TimeSpan Elapsed)
{
    /// <summary>What it would have cost beyond its price if no answer had come from a cache.</summary>
    public decimal Saved { get; init; }

    /// <summary>
    /// Calls that failed before the one that decided; their usage and price are in those of the step.
    /// </summary>
    public IReadOnlyList<FailedAttempt> FailedAttempts { get; init; } = [];

    /// <summary>
    /// Name of the worker that stood in for the step's own; <see langword="null"/> if its own decided.
    /// </summary>
    public string? StandIn { get; init; }

    /// <summary>The step's output; <see langword="null"/> if it gave none.</summary>
    public string? Output => (Outcome as StepOutcome.Completed)?.Text;

    internal static StepResult NotRun(StepOutcome outcome) =>
        new(outcome, null, default, IsUsageReported: true, 0m, TimeSpan.Zero, TimeSpan.Zero);
}
