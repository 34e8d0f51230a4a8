using Podium.Core.Problems;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks;

/// <summary>An entrant with the problems it gets.</summary>
/// <param name="Entrant">The entrant.</param>
/// <param name="Problems">The problems.</param>
internal sealed record BenchEntry(BenchmarkEntrant Entrant, IReadOnlyList<Problem> Problems);
