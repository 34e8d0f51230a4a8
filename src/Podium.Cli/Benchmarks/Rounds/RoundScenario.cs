using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks.Rounds;

/// <summary>What entrants did on one set of problems; the first had one round.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="Meaning">What is asked, in one sentence.</param>
/// <param name="Results">The results.</param>
internal sealed record RoundScenario(string Name, string Meaning, IReadOnlyList<BenchmarkResult> Results);
