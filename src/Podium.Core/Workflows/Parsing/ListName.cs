namespace Podium.Core.Workflows.Parsing;

/// <summary>The three lists of workflow text.</summary>
internal enum ListName
{
    /// <summary><c>model_id</c>: who works.</summary>
    Workers,

    /// <summary><c>subtasks</c>: what is asked.</summary>
    Subtasks,

    /// <summary><c>access_list</c>: what is seen.</summary>
    Access,
}
