using Podium.Cli.Replay;
using Podium.Cli.Views;
using Podium.Core.Execution;

namespace Podium.Cli.Documents;

/// <summary>A step as JSON.</summary>
/// <param name="Step">0-based position in the workflow.</param>
/// <param name="Worker">Name of its worker.</param>
/// <param name="Subtask">What it was asked.</param>
/// <param name="Sees">The steps it was shown.</param>
/// <param name="Outcome">How it ended; null if it has not.</param>
/// <param name="Output">Its output; null if it gave none.</param>
/// <param name="Message">Why it gave none.</param>
/// <param name="Usage">Tokens it used.</param>
/// <param name="IsUsageReported">Whether all of it was reported; otherwise it is the most it can have used.</param>
/// <param name="Price">What it cost.</param>
/// <param name="StartMilliseconds">When it was called, from the start of the run; null if it was not.</param>
/// <param name="Milliseconds">How long the call took; null if there was none.</param>
internal sealed record StepDocument(
    int Step,
    string Worker,
    string Subtask,
    IReadOnlyList<int> Sees,
    string? Outcome,
    string? Output,
    string? Message,
    UsageDocument Usage,
    bool IsUsageReported,
    decimal Price,
    double? StartMilliseconds,
    double? Milliseconds)
{
    /// <summary>What it would have cost beyond that if no answer had come from a cache.</summary>
    public decimal Saved { get; init; }

    /// <summary>Name of the worker that stood in for its own; null for none.</summary>
    public string? StandIn { get; init; }

    /// <summary>Calls that failed before the one that decided; their usage and price are in those above.</summary>
    public IReadOnlyList<AttemptDocument> FailedAttempts { get; init; } = [];

    public static StepDocument Of(int index, StepState step)
    {
        var completed = step.Completed;
        var hasOutput = completed?.Outcome is StepOutcome.Completed;
        return new StepDocument(
            index,
            step.Plan.Worker,
            step.Plan.Subtask,
            step.Plan.Sees,
            completed is null ? null : OutcomeDocument.NameOf(completed.Outcome),
            hasOutput ? step.Output : null,
            completed is null || hasOutput ? null : Outcomes.OfStep(completed.Outcome),
            UsageDocument.Of(completed?.Usage ?? default),
            completed?.IsUsageReported ?? false,
            completed?.Price ?? 0,
            step.Started?.Start,
            step.Started is null ? null : completed?.Elapsed)
        {
            Saved = completed?.Saved ?? 0,
            StandIn = completed?.StandIn,
            FailedAttempts = [.. step.Failed.Select(AttemptDocument.Of)],
        };
    }
}
