using Podium.Cli.CommandLine;
using Podium.FakeServices.Faults;

namespace Podium.Cli.Tests.Benchmarks.Problems;

public sealed class BenchProblemsCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Problems_ConductorAndWorkers_AreComparedInATable()
    {
        await using var folder = await BenchFolder.CreateAsync();

        var run = await folder.RunAsync();

        Assert.Equal((ExitCodes.Answered, BenchFolder.Calls), (run.ExitCode, folder.CallsMade));
        Assert.Collection(
            BenchFolder.RowsOf(run),
            row => Assert.StartsWith("| learned | 4 | 2 | 50.0% (15.0–85.0) | 0 | 0 | 2.00 | 90 |", row),
            row => Assert.Equal(
                "| single:facts | 4 | 1 | 25.0% (4.6–69.9) | 0 | 0 | 1.00 | 15 | 0.00002 | 0.00002 ", row),
            row => Assert.Equal(
                "| single:words | 4 | 2 | 50.0% (15.0–85.0) | 0 | 0 | 1.00 | 15 | 0.00002 | 0.00002 ", row));
        Assert.Contains("| learned with single:facts | +25.0 points | 2 | 1 |", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "- Workers: facts (m at openai), words (m at anthropic).\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Best single worker: single:words.", run.Output, StringComparison.Ordinal);
        var markdown = Path.Combine(folder.TablesPath, "problems.md");
        Assert.Equal(run.Output, await File.ReadAllTextAsync(markdown, Cancellation));
        Assert.DoesNotContain("sk-canary", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_BeforeTheFirstCall_SaysWhatItCostsAtMost()
    {
        await using var folder = await BenchFolder.CreateAsync();

        var bounded = await folder.RunAsync("--only", "single:facts,vote:3:words");
        var unbounded = await folder.RunAsync("--max-price", "0.01");

        Assert.Matches(
            @"^2 conductors, 4 problems: 8 runs\. They cost at most 0\.00[0-9]+, unless calls", bounded.Error);
        Assert.StartsWith(
            "3 conductors, 4 problems: 12 runs. What learned will ask for nobody knows beforehand: 'perRun'",
            unbounded.Error,
            StringComparison.Ordinal);
        Assert.Contains("\nSpent: 0.00", bounded.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_WorkerWithSecondCalls_SaysThatTheyMayBeBilledBeyondTheBound()
    {
        await using var folder = await BenchFolder.CreateAsync();
        var pool = await File.ReadAllTextAsync(folder.PoolPath, Cancellation);
        var hedged = pool.Replace("attempts: 1", "attempts: 1, hedgeAfter: 20s", StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.PoolPath, hedged, Cancellation);

        var run = await folder.RunAsync("--only", "single:facts");

        Assert.Contains(
            ", unless calls that fail or second calls by 'hedgeAfter' are billed.",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_Again_MakesNoCallAndGivesTheSameRows()
    {
        await using var folder = await BenchFolder.CreateAsync();
        var first = await folder.RunAsync();

        var second = await folder.RunAsync();

        Assert.Equal(BenchFolder.Calls, folder.CallsMade);
        Assert.Equal(BenchFolder.RowsOf(first), BenchFolder.RowsOf(second));
        Assert.Contains(
            "16 answers came from the cache, which had cost 0.00032;", second.Output, StringComparison.Ordinal);
        Assert.Contains("| – |\n\n", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("came from the cache", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_MoreSamples_AskOnlyForWhatIsNew()
    {
        await using var folder = await BenchFolder.CreateAsync();
        await folder.RunAsync("--samples", "3", "--only", "single:words");

        var run = await folder.RunAsync("--only", "single:words");

        Assert.Equal((4, ExitCodes.Answered), (folder.CallsMade, run.ExitCode));
        Assert.Contains("- Problems: 4 problems (SHA-256", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_NoCache_MakesEveryCallAndKeepsNothing()
    {
        await using var folder = await BenchFolder.CreateAsync();
        await folder.RunAsync("--no-cache");

        var run = await folder.RunAsync("--no-cache");

        Assert.Equal(2 * BenchFolder.Calls, folder.CallsMade);
        Assert.False(File.Exists(folder.CachePath));
        Assert.Contains("No answer is kept.\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("--no-cache`\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--cache", "named.db")]
    [InlineData]
    public async Task Problems_PoolWithoutACache_KeepsAnswersInTheNamedOrTheUsualFile(params string[] options)
    {
        await using var folder = await BenchFolder.CreateAsync();
        var path = Path.GetDirectoryName(folder.PoolPath)!;
        var pool = await File.ReadAllTextAsync(folder.PoolPath, Cancellation);
        await File.WriteAllTextAsync(folder.PoolPath, pool.Replace("cache: kept.db", ""), Cancellation);
        string[] others = [.. options.Select(option => option.EndsWith(".db") ? Path.Combine(path, option) : option)];
        await folder.RunAsync(others);

        var run = await folder.RunAsync(others);

        var expected = Path.Combine(path, options.Length == 0 ? "caches/podium/answers.db" : "named.db");
        Assert.Contains($"Answers are kept in '{expected}'", run.Error, StringComparison.Ordinal);
        Assert.Equal(BenchFolder.Calls, folder.CallsMade);
    }

    [Fact]
    public async Task Problems_MoneyThatDoesNotSuffice_IsNoTableAndTheNextTimeGoesOn()
    {
        await using var folder = await BenchFolder.CreateAsync();
        string[] only = ["--only", "single:facts,single:words"];

        var run = await folder.RunAsync([.. only, "--max-price", "0.0004"]);
        var made = folder.CallsMade;
        var again = await folder.RunAsync([.. only, "--max-price", "1"]);

        Assert.Equal((ExitCodes.OverBudget, ""), (run.ExitCode, run.Output));
        Assert.InRange(made, 1, 7);
        Assert.Contains($"The benchmark ended after {made} run", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            $"kept in '{folder.CachePath}', and the same command goes on", run.Error, StringComparison.Ordinal);
        Assert.Contains("That is more than the 0.0004 allowed", run.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Answered, 8), (again.ExitCode, folder.CallsMade));
        Assert.Contains("| single:words | 4 | 2 |", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("perDay: 0.0000001", ExitCodes.OverBudget, 0)]
    [InlineData("perRun: 0.0000001", ExitCodes.Answered, 3)]
    public async Task Problems_BudgetOfThePool_HoldsForADayAndForARun(string limit, int exitCode, int rows)
    {
        await using var folder = await BenchFolder.CreateAsync(poolFields: $"budget: {{ {limit} }}");

        var run = await folder.RunAsync();

        Assert.Equal((exitCode, rows, 0L), (run.ExitCode, BenchFolder.RowsOf(run).Count, folder.CallsMade));
        Assert.All(BenchFolder.RowsOf(run), row => Assert.Contains("| 4 | 0 | 0.0%", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Problems_ServiceThatIsDown_FaultsItsWorkerAndIsTriedAgain()
    {
        await using var folder = await BenchFolder.CreateAsync();
        folder.Facts.Inject(new FakeFault.Status(503));

        var run = await folder.RunAsync("--only", "single:words,single:facts", "--json");
        folder.Facts.Recover();
        var again = await folder.RunAsync("--only", "single:words,single:facts", "--json");

        var figures = BenchFolder.FiguresOf(run, "single:facts");
        Assert.Equal((4, 0), (figures.GetProperty("faulted").GetInt32(), figures.GetProperty("right").GetInt32()));
        Assert.Equal(2, BenchFolder.FiguresOf(run, "single:words").GetProperty("right").GetInt32());
        Assert.Contains(
            "single:facts has no figures: faults stopped all of its runs.", run.Output, StringComparison.Ordinal);
        Assert.Contains(" The same command tries again.", run.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.NoAnswer, ExitCodes.Answered), (run.ExitCode, again.ExitCode));
        Assert.Equal(1, BenchFolder.FiguresOf(again, "single:facts").GetProperty("right").GetInt32());
        Assert.Equal(8, folder.CallsMade);
    }

    [Fact]
    public async Task Problems_WorkerHasAFallback_IsNotTakenForItAlone()
    {
        await using var folder = await BenchFolder.CreateAsync(factsFields: ", fallbacks: [words]");
        folder.Facts.Inject(new FakeFault.Status(503));

        var run = await folder.RunAsync();

        Assert.Contains("| single:facts | 4 | 0 | – | 0 | 4 |", run.Output, StringComparison.Ordinal);
        Assert.Contains("| learned | 4 | 2 | 50.0%", run.Output, StringComparison.Ordinal);
        Assert.Contains("- In 4 problems of learned another worker stood in", run.Output, StringComparison.Ordinal);
        Assert.Contains("The last one: 'words' stood in for the worker.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_WorkerInCapitals_IsNotTakenForItsStandIn()
    {
        await using var folder = await BenchFolder.CreateAsync(factsFields: ", fallbacks: [words]");
        folder.Facts.Inject(new FakeFault.Status(503));

        var run = await folder.RunAsync("--only", "SINGLE:facts");

        Assert.Contains("| SINGLE:facts | 4 | 0 | – | 0 | 4 |", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_Interrupted_GoesOnTheNextTime()
    {
        await using var folder = await BenchFolder.CreateAsync();
        using var interruption = new CancellationTokenSource();
        folder.Words.Inject(new FakeFault.SlowHeaders(), times: 1);

        var running = folder.RunAsync(terminal => terminal, interruption.Token, "--only", "single:facts,single:words");
        await folder.Words.WaitForHeldAsync(1, Cancellation);
        await interruption.CancelAsync();
        var run = await running;
        folder.Words.Recover();
        var again = await folder.RunAsync("--only", "single:facts,single:words");

        Assert.Equal((ExitCodes.Interrupted, ""), (run.ExitCode, run.Output));
        Assert.Contains(
            $"podium: Interrupted after 4 runs. Answers so far are kept in '{folder.CachePath}', and the same command "
            + "goes on from them.\n",
            run.Error,
            StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Answered, 4L), (again.ExitCode, folder.Facts.Bill.Calls));
        Assert.True(File.Exists(Path.Combine(folder.TablesPath, "problems.json")));
    }

    [Fact]
    public async Task Problems_OnATerminal_ShowsBars()
    {
        await using var folder = await BenchFolder.CreateAsync();

        var run = await folder.RunAsync(terminal => terminal with { IsErrorLive = true, Width = 120 }, Cancellation);

        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        Assert.Contains("single:words 50.0%", run.Error, StringComparison.Ordinal);
        Assert.Contains(" spent", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Theory]
    [InlineData("--pool", "nowhere.yaml", "There is no pool 'nowhere.yaml'.")]
    [InlineData("--problems", "nowhere.jsonl", "'nowhere.jsonl' cannot be read")]
    [InlineData("--only", "nobody", "There is no conductor 'nobody'; choose ")]
    [InlineData("--only", "single:nobody", "The pool has no worker 'nobody'; it has facts, words.")]
    [InlineData("--grader", "number", "has a problem that --grader cannot judge")]
    [InlineData("--samples", "0", "--samples takes a whole number")]
    [InlineData("--concurrency", "0", "--concurrency takes a whole number")]
    [InlineData("--rounds", "0", "--rounds takes a whole number")]
    [InlineData("--max-price", "-1", "--max-price takes a price of 0 or more")]
    public async Task Problems_WrongOption_IsRefusedBeforeAnyCall(string option, string value, string sentence)
    {
        await using var folder = await BenchFolder.CreateAsync();

        var run = await folder.RunAsync(option, value);

        Assert.Equal((ExitCodes.BadInput, 0L), (run.ExitCode, folder.CallsMade));
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.TablesPath));
    }

    [Fact]
    public async Task Problems_CacheAndNoCache_AreOneTooMany()
    {
        await using var folder = await BenchFolder.CreateAsync();

        var run = await folder.RunAsync("--cache", folder.CachePath, "--no-cache");

        Assert.Equal("podium: Give --cache or --no-cache, not both.\n", run.Error);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Fact]
    public async Task Problems_FileThatIsNoSet_IsRefused()
    {
        await using var folder = await BenchFolder.CreateAsync();
        await File.WriteAllTextAsync(folder.ProblemsPath, "nonsense\n", Cancellation);

        var run = await folder.RunAsync();

        Assert.Contains(", line 1: expected ", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Fact]
    public async Task Problems_OwnConductorByBothNames_TakesPartOnce()
    {
        await using var folder = await BenchFolder.CreateAsync();

        var run = await folder.RunAsync("--only", "pool,learned,random,moa:1");

        Assert.Equal(
            ["learned", "random", "moa:1"],
            BenchFolder.RowsOf(run).Select(row => row.Split('|', StringSplitOptions.TrimEntries)[1]));
    }
}
