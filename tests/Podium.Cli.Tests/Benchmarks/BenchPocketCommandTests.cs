using System.Text.Json;
using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.Testing;

namespace Podium.Cli.Tests.Benchmarks;

public sealed class BenchPocketCommandTests
{
    [Fact]
    public async Task BenchPocket_Everybody_IsInTheTable()
    {
        var run = await CommandRun.OfAsync("bench", "pocket", "--problems", "10", "--seed", "4");

        string[] rows =
        [
            "| learned | 10 | 10 | 100.0%", "| cold-start | 10 | 0 | 0.0%", "| single:facts | 10 | 0 |",
            "| single:words | 10 | 10 |", "| random | 10 |", "| vote:5 | 10 | 0 |", "| moa:1 | 10 | 0 |",
            "| oracle | 10 | 10 |",
        ];
        Assert.All(rows, row => Assert.Contains(row, run.Output, StringComparison.Ordinal));
        Assert.StartsWith("## Pocket benchmark: 10 test problems, seed 4\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Command: `podium bench pocket --problems 10 --seed 4`", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Best single worker: single:words. learned is 0.0 points", run.Output, StringComparison.Ordinal);
        Assert.Contains("| learned with single:facts | +100.0 points | 10 | 0 |", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BenchPocket_Interrupted_LeavesNoFolderThatItMade(bool wasThere)
    {
        using var folder = new TemporaryFolder();
        var tables = Path.Combine(folder.Path, "runs", "tables");
        if (wasThere)
        {
            Directory.CreateDirectory(tables);
        }

        using var interruption = new CancellationTokenSource();
        await interruption.CancelAsync();

        var run = await CommandRun.OfAsync(
            ScriptedOrchestra.Create, terminal => terminal, interruption.Token, "bench", "pocket", "--output", tables);

        Assert.Equal(ExitCodes.Interrupted, run.ExitCode);
        Assert.Equal(wasThere, Directory.Exists(Path.GetDirectoryName(tables)));
        Assert.Equal(wasThere, Directory.Exists(tables));
    }

    [Fact]
    public async Task BenchPocket_PlainProgress_GoesToTheErrorOutput()
    {
        var run = await CommandRun.OfAsync("bench", "pocket", "--problems", "20", "--only", "learned");

        var lines = run.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(10 + 1, lines.Length);
        Assert.StartsWith("learned: 2 of 20 problems, 100.0% right; ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("learned: 20 of 20 problems, 100.0% right; ", lines[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task BenchPocket_OnATerminal_ShowsBars()
    {
        var run = await CommandRun.OfAsync(
            ScriptedOrchestra.Create,
            terminal => terminal with { IsErrorLive = true },
            TestContext.Current.CancellationToken,
            "bench",
            "pocket",
            "--problems",
            "4",
            "--only",
            "learned,single:facts");

        Assert.Contains("single:facts 0.0%", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task BenchPocket_OutputFolder_HoldsBothTables()
    {
        using var folder = new TemporaryFolder();
        var inner = folder.PathOf("new/results");

        var run = await CommandRun.OfAsync(
            "bench", "pocket", "--problems", "4", "--only", "oracle,random", "--output", inner);

        Assert.Equal(["pocket.json", "pocket.md"], Directory.GetFiles(inner).Select(Path.GetFileName).Order());
        var token = TestContext.Current.CancellationToken;
        Assert.Equal(run.Output, await File.ReadAllTextAsync(Path.Combine(inner, "pocket.md"), token));
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(inner, "pocket.json"), token));
        Assert.Equal("oracle", document.RootElement.GetProperty("rows")[0].GetProperty("conductor").GetString());
    }

    [Fact]
    public async Task BenchPocket_NoFolder_WritesWhereItSays()
    {
        var run = await CommandRun.OfAsync("bench", "pocket", "--problems", "3", "--only", "random", "--json");

        var folder = Path.Combine("runs", "bench-pocket");
        Assert.EndsWith(
            $"The tables are in '{folder}': pocket.md and pocket.json.\n", run.Error, StringComparison.Ordinal);
        var token = TestContext.Current.CancellationToken;
        Assert.Equal(run.Output, await File.ReadAllTextAsync(Path.Combine(folder, "pocket.json"), token));
        Assert.Contains(
            "Pocket benchmark: 3 test problems",
            await File.ReadAllTextAsync(Path.Combine(folder, "pocket.md"), token),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task BenchPocket_Interruption_WritesNothing()
    {
        using var folder = new TemporaryFolder();
        using var interruption = new CancellationTokenSource();
        var impatient = new ScriptedChatClient(_ =>
        {
            interruption.Cancel();
            return new ScriptedReply("late");
        });

        var run = await CommandRun.OfAsync(
            () => ScriptedOrchestra.Create(impatient, ScriptedOrchestra.Workflow),
            terminal => terminal,
            interruption.Token,
            "bench",
            "pocket",
            "--output",
            folder.Path);

        Assert.Equal("", run.Output);
        Assert.EndsWith("podium: Interrupted.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Interrupted, run.ExitCode);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
