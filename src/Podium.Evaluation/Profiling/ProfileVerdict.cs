namespace Podium.Evaluation.Profiling;

/// <summary>What came of giving a problem to a worker.</summary>
public enum ProfileVerdict
{
    /// <summary>The answer is right.</summary>
    Right,

    /// <summary>The answer is wrong.</summary>
    Wrong,

    /// <summary>The answer reached its most tokens before it was done, which counts as wrong.</summary>
    Truncated,

    /// <summary>The worker would not answer, which counts as wrong.</summary>
    Refused,

    /// <summary>The call failed, which says nothing about the worker's answers.</summary>
    Faulted,
}
