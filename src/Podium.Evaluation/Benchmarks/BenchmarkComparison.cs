using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Benchmarks;

/// <summary>Two entrants compared problem by problem.</summary>
/// <param name="First">Name of the first.</param>
/// <param name="Second">Name of the second.</param>
/// <param name="Test">The comparison.</param>
public sealed record BenchmarkComparison(string First, string Second, PairedTest Test);
