using Podium.Evaluation.Profiling;

namespace Podium.Cli.Documents;

/// <summary>The best worker on a skill beside another, as JSON.</summary>
/// <param name="Skill">Name of the skill.</param>
/// <param name="Best">Name of the worker that was right most often.</param>
/// <param name="Other">Name of the other.</param>
/// <param name="Problems">Number of problems that both were judged on.</param>
/// <param name="OnlyBest">Number of problems that only the best got right.</param>
/// <param name="OnlyOther">Number of problems that only the other got right.</param>
/// <param name="P">Two-sided exact probability of the difference by chance.</param>
/// <param name="AdjustedP">The same, corrected for all comparisons by Holm's method.</param>
/// <param name="IsToldApart">Whether the problems suffice to tell the two apart.</param>
/// <param name="ProblemsNeeded">About how many problems would; null if both were right equally often.</param>
internal sealed record ProfileComparisonDocument(
    string Skill,
    string Best,
    string Other,
    int Problems,
    int OnlyBest,
    int OnlyOther,
    double P,
    double AdjustedP,
    bool IsToldApart,
    long? ProblemsNeeded)
{
    public static ProfileComparisonDocument Of(ProfileComparison comparison) => new(
        comparison.Skill,
        comparison.Best,
        comparison.Other,
        comparison.Test.Pairs,
        comparison.Test.OnlyFirst,
        comparison.Test.OnlySecond,
        comparison.Test.ExactP,
        comparison.AdjustedP,
        comparison.IsToldApart,
        comparison.ProblemsNeeded);
}
