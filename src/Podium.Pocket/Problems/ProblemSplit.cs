namespace Podium.Pocket.Problems;

/// <summary>Which of the three disjoint sets a problem belongs to.</summary>
public enum ProblemSplit
{
    /// <summary>For learning; without the <see cref="HeldOutCombinations"/>.</summary>
    Train,

    /// <summary>For choosing between runs.</summary>
    Validation,

    /// <summary>For the figures that are reported.</summary>
    Test,
}
