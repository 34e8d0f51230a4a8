namespace Podium.Core.Workflows;

/// <summary>A team at work: ordered steps, of which the last one's output is the answer.</summary>
/// <param name="Prose">What the conductor wrote before the lists; may be empty.</param>
/// <param name="Steps">The steps; empty means that the previous round's answer is accepted.</param>
public sealed record Workflow(string Prose, IReadOnlyList<WorkflowStep> Steps)
{
    /// <inheritdoc/>
    public bool Equals(Workflow? other) =>
        other is not null && Prose == other.Prose && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Prose) * 31) + Steps.Count);
}
