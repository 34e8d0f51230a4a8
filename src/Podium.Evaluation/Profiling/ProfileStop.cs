namespace Podium.Evaluation.Profiling;

/// <summary>Why a measurement makes no further call.</summary>
public enum ProfileStop
{
    /// <summary>Every call was made, but for those of workers that were given up.</summary>
    Done,

    /// <summary>What was left of the budget did not cover the next call's worst case.</summary>
    OverBudget,

    /// <summary>The caller gave up.</summary>
    Cancelled,
}
