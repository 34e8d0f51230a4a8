namespace Podium.Core.Workflows.Parsing;

/// <summary>One list of each kind, which together make a workflow.</summary>
internal sealed record WorkflowLists(WrittenList Workers, WrittenList Subtasks, WrittenList Access)
{
    /// <summary>Where the first of the three begins.</summary>
    public int Start => Math.Min(Workers.Start, Math.Min(Subtasks.Start, Access.Start));

    /// <summary>Where the last of the three has ended.</summary>
    public int End => Math.Max(Workers.End, Math.Max(Subtasks.End, Access.End));
}
