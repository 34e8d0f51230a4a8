using Podium.Cli.Replay;

namespace Podium.Cli.Documents;

/// <summary>A run as one JSON document.</summary>
/// <param name="Question">The question.</param>
/// <param name="Conductor">Who conducted.</param>
/// <param name="Seed">The seed of every random choice.</param>
/// <param name="Outcome">How it ended; null if the record ends before the run did.</param>
/// <param name="Answer">The answer; null if there is none.</param>
/// <param name="Workflow">What the conductor wrote last, an acceptance of the earlier answer apart.</param>
/// <param name="Errors">Why the workflow cannot be run; empty if it can.</param>
/// <param name="Steps">The steps of that workflow.</param>
/// <param name="IsAccepted">Whether the conductor saw the answer and accepted it.</param>
/// <param name="EarlierRounds">The rounds before.</param>
/// <param name="Usage">Tokens used.</param>
/// <param name="Price">What they cost.</param>
/// <param name="Milliseconds">How long the run took; null if its end is not known.</param>
/// <param name="Note">A remark for the user, if any.</param>
internal sealed record RunDocument(
    string? Question,
    string? Conductor,
    long? Seed,
    OutcomeDocument? Outcome,
    string? Answer,
    string? Workflow,
    IReadOnlyList<string> Errors,
    IReadOnlyList<StepDocument> Steps,
    bool IsAccepted,
    IReadOnlyList<RoundDocument> EarlierRounds,
    RunUsageDocument Usage,
    RunPriceDocument Price,
    double? Milliseconds,
    string? Note)
{
    public static RunDocument Of(RunState state, string? note)
    {
        var accepted = state.Rounds is [.., { IsAcceptance: true }];
        var rounds = state.Rounds.Where(round => !round.IsAcceptance).Select(RoundDocument.Of).ToArray();
        var last = rounds.LastOrDefault();
        var isAnswered = state.Completed?.Outcome is Core.Runs.RunOutcome.Answered;
        var totals = RunTotals.Of(state);
        return new RunDocument(
            state.Started?.Question,
            state.Started?.Conductor,
            state.Started?.Seed,
            state.Completed is { } completed ? OutcomeDocument.Of(completed.Outcome) : null,
            isAnswered ? state.Completed!.Answer : null,
            last?.Workflow,
            last?.Errors ?? [],
            last?.Steps ?? [],
            accepted,
            rounds.Length > 1 ? rounds[..^1] : [],
            new RunUsageDocument(
                UsageDocument.Of(totals.Workers.Usage),
                UsageDocument.Of(totals.Conductor.Usage),
                UsageDocument.Of(totals.All.Usage),
                !totals.All.IsAtMost),
            new RunPriceDocument(
                totals.Workers.Price, totals.Conductor.Price, totals.All.Price, totals.All.Saved),
            state.Completed?.Elapsed,
            note);
    }
}
