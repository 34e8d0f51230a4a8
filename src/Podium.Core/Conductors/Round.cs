using Podium.Core.Workflows;

namespace Podium.Core.Conductors;

/// <summary>A workflow that was run for a question, and what came of it.</summary>
/// <param name="Workflow">The workflow.</param>
/// <param name="Outputs">Each step's output; <see langword="null"/> where a step gave none.</param>
/// <param name="Answer">The last step's output; <see langword="null"/> if the round gave no answer.</param>
public sealed record Round(Workflow Workflow, IReadOnlyList<string?> Outputs, string? Answer)
{
    /// <summary>
    /// Whether the workflow tells who worked and who saw what. It does not where a conductor that works in a pool goes
    /// on from steps that its message showed.
    /// </summary>
    /// <value>It does.</value>
    public bool TellsWorkers { get; init; } = true;
}
