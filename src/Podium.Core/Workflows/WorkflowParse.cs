namespace Podium.Core.Workflows;

/// <summary>What became of a workflow text: a workflow, or the reasons why it is none.</summary>
public abstract record WorkflowParse
{
    private WorkflowParse()
    {
    }

    /// <summary>The text is a workflow.</summary>
    /// <param name="Workflow">The workflow.</param>
    public sealed record Parsed(Workflow Workflow) : WorkflowParse;

    /// <summary>The text is no workflow that can be run.</summary>
    /// <param name="Errors">What is wrong with it; at least one, at most 20.</param>
    public sealed record Unusable(IReadOnlyList<WorkflowError> Errors) : WorkflowParse;
}
