namespace Podium.Core.Workflows;

/// <summary>The part of a workflow that an issue is about.</summary>
public enum WorkflowPart
{
    /// <summary>The workflow as a whole.</summary>
    Whole,

    /// <summary>Which worker a step names.</summary>
    Worker,

    /// <summary>What a step asks.</summary>
    Subtask,

    /// <summary>What a step may see.</summary>
    Access,
}
