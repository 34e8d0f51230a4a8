using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Profiling;

/// <summary>The worker that was right most often on a skill beside another, on the problems of both.</summary>
/// <param name="Skill">Name of the skill.</param>
/// <param name="Best">Name of the worker that was right most often.</param>
/// <param name="Other">Name of the other.</param>
/// <param name="Test">The paired test; its exact probability is the one that counts.</param>
/// <param name="AdjustedP">
/// That probability, corrected for all comparisons of the measurement by Holm's method.
/// </param>
/// <param name="ProblemsNeeded">
/// About how many problems of the skill would tell the two apart, if they go on to differ as they do;
/// <see langword="null"/> if they were right equally often. It counts on the strictest threshold of the correction.
/// </param>
public sealed record ProfileComparison(
    string Skill, string Best, string Other, PairedTest Test, double AdjustedP, long? ProblemsNeeded)
{
    /// <summary>Probability below which two are told apart.</summary>
    public const double Significance = 0.05;

    /// <summary>Whether the problems suffice to tell the two apart.</summary>
    public bool IsToldApart => AdjustedP < Significance;
}
