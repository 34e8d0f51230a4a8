namespace Podium.Evaluation.Tables;

/// <summary>A comparison as JSON.</summary>
internal sealed record JsonTableComparison(
    string First,
    string Second,
    int Pairs,
    int OnlyFirst,
    int OnlySecond,
    double Difference,
    double ExactP,
    double MidP);
