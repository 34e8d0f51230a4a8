namespace Podium.Evaluation.Statistics;

/// <summary>Where a figure lies with 95% confidence.</summary>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound; at least the lower one.</param>
public readonly record struct Interval(double Low, double High);
