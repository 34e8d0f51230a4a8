using System.Text.Json.Serialization;

namespace Podium.Core.Execution;

/// <summary>How a step ended. Only <see cref="Completed"/> carries an output: neither a fault nor
/// half an answer is one.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "outcome")]
[JsonDerivedType(typeof(Completed), "completed")]
[JsonDerivedType(typeof(Truncated), "truncated")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Faulted), "faulted")]
[JsonDerivedType(typeof(OverBudget), "overBudget")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
[JsonDerivedType(typeof(Pruned), "pruned")]
[JsonDerivedType(typeof(Blocked), "blocked")]
public abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    /// <summary>The worker answered.</summary>
    /// <param name="Text">Its output, as it wrote it; may be empty.</param>
    public sealed record Completed(string Text) : StepOutcome;

    /// <summary>The worker reached the most tokens that it may answer with before it was done.</summary>
    /// <param name="Text">What it wrote until then.</param>
    public sealed record Truncated(string Text) : StepOutcome;

    /// <summary>The worker, or its service's content filter, would not answer.</summary>
    /// <param name="Message">What it said instead; may be empty.</param>
    public sealed record Refused(string Message) : StepOutcome;

    /// <summary>The call failed.</summary>
    /// <param name="Fault">How.</param>
    /// <param name="Message">One sentence for a person.</param>
    public sealed record Faulted(FaultKind Fault, string Message) : StepOutcome;

    /// <summary>The call was not made, for it might have cost more than was left.</summary>
    /// <param name="Needed">The most that the call could have cost.</param>
    public sealed record OverBudget(decimal Needed) : StepOutcome;

    /// <summary>The caller gave up before the step was done.</summary>
    public sealed record Cancelled : StepOutcome;

    /// <summary>Not run, for the answer does not depend on it.</summary>
    public sealed record Pruned : StepOutcome;

    /// <summary>Not run, for a step that it sees gave no output.</summary>
    /// <param name="Step">0-based index of the first such step.</param>
    public sealed record Blocked(int Step) : StepOutcome;
}
