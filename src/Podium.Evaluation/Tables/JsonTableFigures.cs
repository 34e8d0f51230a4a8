namespace Podium.Evaluation.Tables;

/// <summary>Figures as JSON.</summary>
internal sealed record JsonTableFigures(
    int Problems,
    int Faulted,
    int Unusable,
    int Right,
    double? Accuracy,
    double? AccuracyLow,
    double? AccuracyHigh,
    double? MeanSteps,
    double? MeanTokens,
    decimal? MeanWorkerPrice,
    decimal? MeanPrice);
