using System.Text.Json.Serialization;
using Podium.Core.Execution;
using Podium.Core.Workflows;

namespace Podium.Core.Runs;

/// <summary>How a run ended. Steps are 0-based indices into the last round's workflow.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "outcome")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(UnusableWorkflow), "unusableWorkflow")]
[JsonDerivedType(typeof(Truncated), "truncated")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Faulted), "faulted")]
[JsonDerivedType(typeof(OverBudget), "overBudget")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
public abstract record RunOutcome
{
    private RunOutcome()
    {
    }

    /// <summary>There is an answer.</summary>
    public sealed record Answered : RunOutcome;

    /// <summary>The conductor's text is no workflow that this pool can run.</summary>
    /// <param name="Errors">What is wrong with it; at least one.</param>
    public sealed record UnusableWorkflow(IReadOnlyList<WorkflowError> Errors) : RunOutcome
    {
        /// <inheritdoc/>
        public bool Equals(UnusableWorkflow? other) => other is not null && Errors.SequenceEqual(other.Errors);

        /// <inheritdoc/>
        public override int GetHashCode() => Errors.Count;
    }

    /// <summary>A worker reached the most tokens that it may answer with before it was done.</summary>
    /// <param name="Step">Which step's.</param>
    public sealed record Truncated(int Step) : RunOutcome;

    /// <summary>A worker would not answer.</summary>
    /// <param name="Step">Which step's.</param>
    /// <param name="Message">What it said instead; may be empty.</param>
    public sealed record Refused(int Step, string Message) : RunOutcome;

    /// <summary>A call failed: no statement about what the answer would have been.</summary>
    /// <param name="Step">Which step's; <see langword="null"/> if the conductor's own, or the run's deadline.</param>
    /// <param name="Fault">How.</param>
    /// <param name="Message">One sentence for a person.</param>
    public sealed record Faulted(int? Step, FaultKind Fault, string Message) : RunOutcome;

    /// <summary>What was left of the budget did not cover a call's worst case.</summary>
    /// <param name="Step">Which step's; <see langword="null"/> if the conductor's own.</param>
    public sealed record OverBudget(int? Step) : RunOutcome;

    /// <summary>The caller gave up.</summary>
    public sealed record Cancelled : RunOutcome;
}
