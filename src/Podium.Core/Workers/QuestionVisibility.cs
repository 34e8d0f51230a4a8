namespace Podium.Core.Workers;

/// <summary>Which steps' workers are shown the whole question.</summary>
public enum QuestionVisibility
{
    /// <summary>Every worker sees the question.</summary>
    Always,

    /// <summary>Only the worker of the last step sees it.</summary>
    LastStep,

    /// <summary>No worker sees it; the subtask must say all that is needed.</summary>
    Never,
}
