using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>What is measured of a variant.</summary>
/// <param name="Ablation">The variant.</param>
/// <param name="Results">The result of each seed that is finished, by the seed; at least one.</param>
internal sealed record AblationOutcome(Ablation Ablation, IReadOnlyDictionary<long, BenchmarkResult> Results);
