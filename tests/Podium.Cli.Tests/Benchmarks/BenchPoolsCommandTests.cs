using System.Text.Json;
using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Cli.Tests.Benchmarks;

public sealed class BenchPoolsCommandTests
{
    [Fact]
    public async Task BenchPools_EveryScenario_StandsBesideTheOracleOfItsPool()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync(Orchestra(), "bench", "pools", "--problems", "6", "--output", folder.Path);

        Assert.Contains(
            "| usual | 6 | 100.0% (61.0–100.0) | 100.0% | 100.0% | 0.0 points | facts 50% |\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "| turned | 6 | 0.0% (0.0–39.0) | 100.0% | 0.0% | −100.0 points | facts 50% |\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("| turned: unbound | 6 | 0 |", run.Output, StringComparison.Ordinal);
        Assert.Contains("Command: `podium bench pools --problems 6 --seed 1`", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output, await File.ReadAllTextAsync(
            folder.PathOf("pools.md"), TestContext.Current.CancellationToken));
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task BenchPools_AsJson_HoldsTheTables()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync(
            Orchestra(), "bench", "pools", "--problems", "4", "--json", "--output", folder.Path);

        using var document = JsonDocument.Parse(run.Output);
        var second = document.RootElement.GetProperty("scenarios")[1];
        Assert.Equal("turned", second.GetProperty("name").GetString());
        Assert.Equal(0.5, second.GetProperty("calls").GetProperty("words").GetDouble());
        Assert.Equal(3, second.GetProperty("table").GetProperty("rows").GetArrayLength());
    }

    /// <summary>Two scenarios; in the second the workers stand in another order, which the script ignores.</summary>
    private static Orchestra Orchestra()
    {
        var orchestra = ScriptedOrchestra.Create();
        var turned = new WorkerPool([.. orchestra.Pool.Workers.Reverse()], orchestra.Pool.Question);
        return orchestra with
        {
            Unbound = orchestra.ColdStart,
            DrawScenarios = (count, seed) =>
            [
                new PoolScenario("usual", "As ever.", orchestra.DrawTestProblems(count, seed), _ => orchestra.Pool),
                new PoolScenario("turned", "Turned.", orchestra.DrawTestProblems(count, seed), _ => turned),
            ],
        };
    }
}
