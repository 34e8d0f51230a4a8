namespace Podium.Core.Workflows.Parsing;

/// <summary>A workflow that was read but not checked, with the lists it came from.</summary>
internal sealed record WorkflowDraft(Workflow Workflow, WorkflowLists Lists)
{
    /// <summary>Where in the text the entry stands that <paramref name="issue"/> is about.</summary>
    public int PositionOf(WorkflowIssue issue) => issue.Part switch
    {
        WorkflowPart.Worker => Lists.Workers.Value.Items[issue.Step].Position,
        WorkflowPart.Subtask => Lists.Subtasks.Value.Items[issue.Step].Position,
        WorkflowPart.Access => Lists.Access.Value.Items[issue.Step].Position,
        _ => Lists.Workers.Value.Position,
    };
}
