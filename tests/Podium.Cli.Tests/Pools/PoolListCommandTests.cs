using System.Text.Json;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Orchestras;

namespace Podium.Cli.Tests.Pools;

public sealed class PoolListCommandTests
{
    [Fact]
    public async Task PoolList_PlainOutput_IsATable()
    {
        var run = await CommandRun.OfAsync("pool", "list");

        var expected = """
            id  worker  facts  words  input  output  context  answer  good at
            0   facts   97.0   10.0   0.5    0.5     1000     100     Knows capitals.
            1   words   0.0    99.0   0.5    0.5     1000     100     Counts letters.

            """;
        Assert.Equal(expected, run.Output);
    }

    [Fact]
    public async Task PoolList_Json_HoldsTheCards()
    {
        var run = await CommandRun.OfAsync("pool", "list", "--json");

        using var document = JsonDocument.Parse(run.Output);
        var worker = document.RootElement.GetProperty("workers")[1];
        Assert.Equal(1, worker.GetProperty("id").GetInt32());
        Assert.Equal("words", worker.GetProperty("name").GetString());
        Assert.Equal("Counts letters.", worker.GetProperty("summary").GetString());
        Assert.Equal(0.99, worker.GetProperty("skills")[1].GetProperty("accuracy").GetDouble());
        Assert.Equal(0.5m, worker.GetProperty("inputPricePerMillion").GetDecimal());
        Assert.Equal(100, worker.GetProperty("outputTokens").GetInt32());
    }

    [Fact]
    public async Task PoolList_OnATerminal_ShowsEveryWorker()
    {
        var run = await CommandRun.OfAsync(
            ScriptedOrchestra.Create,
            terminal => terminal with { IsOutputLive = true },
            TestContext.Current.CancellationToken,
            "pool",
            "list");

        Assert.Contains("Knows capitals.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Counts letters.", run.Output, StringComparison.Ordinal);
    }
}
