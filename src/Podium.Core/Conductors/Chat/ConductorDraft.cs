using Podium.Core.Workflows;

namespace Podium.Core.Conductors.Chat;

/// <summary>What the model wrote in one call.</summary>
/// <param name="Text">The text.</param>
/// <param name="Parse">What it means.</param>
/// <param name="Defect">Why it must not be run whatever it means; <see langword="null"/> if it may.</param>
/// <param name="IsRefusal">Whether the model, or its service, would not write.</param>
internal sealed record ConductorDraft(string Text, WorkflowParse Parse, string? Defect, bool IsRefusal)
{
    /// <summary>The workflow; <see langword="null"/> if the text cannot be run.</summary>
    public Workflow? Workflow => Defect is null ? (Parse as WorkflowParse.Parsed)?.Workflow : null;

    /// <summary>What is wrong with the text; empty if nothing is.</summary>
    public IReadOnlyList<WorkflowError> Errors =>
        Defect is not null ? [new WorkflowError(Text.Length, Defect)]
        : Parse is WorkflowParse.Unusable unusable ? unusable.Errors
        : [];
}
