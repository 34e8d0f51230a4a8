using Podium.Core.Execution;
using Podium.Core.Runs;
using Podium.Core.Workflows;

namespace Podium.Core.Chat;

/// <summary>A run that had to give an answer gave none.</summary>
public sealed class RunFailedException : Exception
{
    internal RunFailedException(RunResult result)
        : base(Describe(result.Outcome)) => Result = result;

    /// <summary>The run.</summary>
    public RunResult Result { get; }

    /// <summary>What the failure means to a run in which the conductor was a worker.</summary>
    internal StepOutcome ToStepOutcome() => Result.Outcome switch
    {
        RunOutcome.Refused => new StepOutcome.Refused(Message),
        RunOutcome.Faulted faulted => new StepOutcome.Faulted(faulted.Fault, Message),
        RunOutcome.OverBudget => new StepOutcome.OverBudget(Result.TotalPrice),
        RunOutcome.Cancelled => new StepOutcome.Cancelled(),
        _ => new StepOutcome.Faulted(FaultKind.Malformed, Message),
    };

    private static string Describe(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Truncated cut =>
            $"Step {cut.Step} reached the most tokens that its worker may answer with before it was done.",
        RunOutcome.Refused refused => $"Step {refused.Step} refused: {refused.Message}",
        RunOutcome.Faulted { Step: { } step } faulted => $"Step {step} failed: {faulted.Message}",
        RunOutcome.Faulted faulted => faulted.Message,
        RunOutcome.OverBudget => "The run ended, for the next call might have cost more than was left.",
        RunOutcome.UnusableWorkflow unusable => "The conductor's workflow cannot be run: " + First(unusable.Errors),
        _ => "The run was cancelled.",
    };

    private static string First(IReadOnlyList<WorkflowError> errors) =>
        errors.Count > 0 ? errors[0].Reason : "no reason given.";
}
