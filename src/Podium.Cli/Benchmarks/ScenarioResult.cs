using Podium.Cli.Orchestras;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks;

/// <summary>What entrants did in one scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Results">The results: the learned conductor's first, the oracle's last.</param>
internal sealed record ScenarioResult(PoolScenario Scenario, IReadOnlyList<BenchmarkResult> Results)
{
    /// <summary>The learned conductor's result.</summary>
    public BenchmarkResult Learned => Results[0];

    /// <summary>The oracle team's result, in the same pools.</summary>
    public BenchmarkResult Oracle => Results[^1];
}
