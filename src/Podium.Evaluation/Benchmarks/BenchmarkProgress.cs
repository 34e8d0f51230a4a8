namespace Podium.Evaluation.Benchmarks;

/// <summary>How far an entrant has come.</summary>
/// <param name="Entrant">Name of the entrant.</param>
/// <param name="Done">Number of problems done, the latest included.</param>
/// <param name="Problems">Number of problems in all.</param>
/// <param name="Latest">The problem just done; problems are done in any order.</param>
public sealed record BenchmarkProgress(string Entrant, int Done, int Problems, ProblemResult Latest);
