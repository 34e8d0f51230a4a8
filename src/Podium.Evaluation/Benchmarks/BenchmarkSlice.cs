namespace Podium.Evaluation.Benchmarks;

/// <summary>The figures of the problems that take the same number of skills.</summary>
/// <param name="Skills">Number of skills.</param>
/// <param name="Figures">The figures.</param>
public sealed record BenchmarkSlice(int Skills, BenchmarkFigures Figures);
