using Podium.Cli.CommandLine;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Runs;
using Podium.Core.Workflows;

namespace Podium.Cli.Views;

/// <summary>What ends mean, in words and in exit codes.</summary>
internal static class Outcomes
{
    /// <summary>The exit code of a run.</summary>
    public static int ExitCodeOf(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Answered => ExitCodes.Answered,
        RunOutcome.OverBudget => ExitCodes.OverBudget,
        RunOutcome.Cancelled => ExitCodes.Interrupted,
        _ => ExitCodes.NoAnswer,
    };

    /// <summary>Why a run ended without an answer; <see langword="null"/> if it did not.</summary>
    public static string? Failure(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Answered => null,
        RunOutcome.UnusableWorkflow unusable => "The workflow cannot be run: " + First(unusable.Errors),
        RunOutcome.Truncated cut =>
            $"Step {cut.Step} reached the most tokens that its worker may answer with before it was done.",
        RunOutcome.Refused refused => Sentence($"Step {refused.Step} would not answer", refused.Message),
        RunOutcome.Faulted { Step: { } step } faulted => Sentence($"Step {step} failed", faulted.Message),
        RunOutcome.Faulted faulted => faulted.Message,
        RunOutcome.OverBudget { Step: null } =>
            "Over budget: the conductor might have cost more than is left of the budget, so it was not called.",
        RunOutcome.OverBudget over =>
            $"Over budget: step {over.Step} might have cost more than is left of the budget, so it was not called.",
        _ => "The run was interrupted.",
    };

    /// <summary>An answer as people see it, for one of no text looks like none.</summary>
    public static string Answer(string? answer) => string.IsNullOrWhiteSpace(answer) ? "(no text)" : answer;

    /// <summary>What became of a step that gave no output.</summary>
    public static string OfStep(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Completed => "done",
        StepOutcome.Truncated => "cut off: its worker reached the most tokens that it may answer with",
        StepOutcome.Refused refused => Sentence("refused", refused.Message),
        StepOutcome.Faulted faulted => Sentence($"failed ({faulted.Fault})", faulted.Message),
        StepOutcome.OverBudget over => $"over budget: it might have cost {Figures.Price(over.Needed)}",
        StepOutcome.Cancelled => "interrupted",
        StepOutcome.Pruned => "not run: the answer does not depend on it",
        StepOutcome.Blocked blocked => $"not run: step {blocked.Step}, which it sees, gave no output",
        _ => throw new ArgumentException($"An outcome of type {outcome.GetType().Name} is unknown.", nameof(outcome)),
    };

    /// <summary>A call that failed and was followed by another, or that another one overtook.</summary>
    public static string OfAttempt(FailedAttempt failed)
    {
        if (failed.Fault == FaultKind.Overtaken)
        {
            return $"{failed.Worker} left after {Figures.Milliseconds(failed.Elapsed.TotalMilliseconds)}: "
                + failed.Message;
        }

        var next = failed.Wait is { } wait
            ? $"called again after {Figures.Milliseconds(wait.TotalMilliseconds)}"
            : "another call takes over";
        return $"{failed.Worker} failed ({failed.Fault}), {next}: {failed.Message}";
    }

    private static string Sentence(string what, string why) => why.Length == 0 ? what + "." : $"{what}: {why}";

    private static string First(IReadOnlyList<WorkflowError> errors) =>
        errors.Count > 0 ? errors[0].Reason : "no reason given.";
}
