using System.Text.Json;
using Podium.Cli.CommandLine;
using Podium.Core.Problems;
using Podium.FakeServices;
using Podium.FakeServices.Dialects;
using Podium.Providers.Pools;
using Podium.Testing;

namespace Podium.Cli.Tests.Pools.Profiling;

public sealed class PoolProfileCommandTests
{
    [Fact]
    public async Task Profile_TwoWorkers_WritesCardsThatThePoolReads()
    {
        using var folder = new ProfileFolder();
        using var facts = new ScriptedChatClient("Paris");

        var run = await folder.RunAsync(facts);

        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        Assert.Equal(["facts 2 of 3", "words 0 of 3"], folder.SkillsOf("facts"));
        Assert.Equal(["facts 0 of 3", "words 2 of 3"], folder.SkillsOf("words"));
        using var cards = JsonDocument.Parse(await File.ReadAllTextAsync(
            folder.CardsPath, TestContext.Current.CancellationToken));
        var card = cards.RootElement.GetProperty("workers").GetProperty("facts");
        Assert.Equal(0.0000075m, card.GetProperty("meanPrice").GetDecimal());
        Assert.Equal(0.2077, card.GetProperty("skills")[0].GetProperty("low").GetDouble(), precision: 4);
        Assert.Equal(0.9385, card.GetProperty("skills")[0].GetProperty("high").GetDouble(), precision: 4);
    }

    [Fact]
    public async Task Profile_TwoWorkers_PrintsATableAndWhatItCannotTell()
    {
        using var folder = new ProfileFolder();
        using var facts = new ScriptedChatClient("Paris");

        var run = await folder.RunAsync(facts);

        var lines = run.Output.Split('\n');
        Assert.Equal(
            "worker  facts               words               price      median  90% within  missing", lines[0]);
        Assert.Equal(
            "facts   66.7 (20.8-93.9) 3  0.0 (0.0-56.1) 3    0.0000075  0.0 ms  0.0 ms      0", lines[1]);
        Assert.Contains(
            "facts: too few problems to tell facts from words; about ",
            run.Output,
            StringComparison.Ordinal);
        Assert.StartsWith("2 workers, 6 problems of 2 skills: 12 calls to make.", run.Error, StringComparison.Ordinal);
        Assert.Contains("12 of 12 calls, 0.00009 spent;", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_Again_MakesNoCallTwice()
    {
        using var folder = new ProfileFolder();
        using var facts = new ScriptedChatClient("Paris");
        var first = await folder.RunAsync(facts);

        var second = await folder.RunAsync(facts);

        Assert.Equal(6, facts.Calls.Count);
        Assert.Equal(first.Output, second.Output);
        Assert.Contains(
            "0 calls to make of 12; the others are there already.\n", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_OneWorkerAlone_LeavesTheOthersCard()
    {
        using var folder = new ProfileFolder();
        using var facts = new ScriptedChatClient("Paris");
        await folder.RunAsync(facts, "--only", "words");

        var run = await folder.RunAsync(facts, "--only", "facts", "--samples", "2");

        Assert.Equal(2, facts.Calls.Count);
        Assert.Equal(2, folder.SkillsOf("facts").Count());
        Assert.Equal(["facts 0 of 3", "words 2 of 3"], folder.SkillsOf("words"));
        Assert.DoesNotContain("told", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_WorkerThatFails_GetsNoCardAndIsTriedAgain()
    {
        using var folder = new ProfileFolder();
        using var broken = new ScriptedChatClient(_ => ScriptedReply.Throws(new TimeoutException("Too late.")));

        var run = await folder.RunAsync(broken);

        Assert.Equal(ExitCodes.NoAnswer, run.ExitCode);
        Assert.Contains(
            "podium: 'facts' gets no card, for none of its calls was answered.", run.Error, StringComparison.Ordinal);
        Assert.Empty(folder.SkillsOf("facts"));
        using var healthy = new ScriptedChatClient("Paris");
        var again = await folder.RunAsync(healthy);
        Assert.Equal((ExitCodes.Answered, 6), (again.ExitCode, healthy.Calls.Count));
    }

    [Fact]
    public async Task Profile_PriceTooLow_CallsNobodyAndSaysWhatIsMissing()
    {
        using var folder = new ProfileFolder();
        using var facts = new ScriptedChatClient("Paris");

        var run = await folder.RunAsync(facts, "--max-price", "0.00001");

        Assert.Equal((ExitCodes.OverBudget, 0), (run.ExitCode, facts.Calls.Count));
        Assert.Contains("12 calls missing", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.CardsPath));
        Assert.False(File.Exists(folder.LogPath));
    }

    [Theory]
    [InlineData("0.00001", 0, ExitCodes.OverBudget)]
    [InlineData("1", 6, ExitCodes.Answered)]
    public async Task Profile_PoolWithADailyBudget_SpendsFromIt(string perDay, int calls, int exitCode)
    {
        using var folder = new ProfileFolder();
        using var facts = new ScriptedChatClient("Paris");
        await File.AppendAllTextAsync(
            folder.PoolPath, $"\nbudget: {{ perDay: {perDay} }}\n", TestContext.Current.CancellationToken);

        var run = await folder.RunAsync(facts, "--max-price", "1");

        Assert.Equal((exitCode, calls), (run.ExitCode, facts.Calls.Count));
        var isRefused = run.Error.Contains("more than is left of the budget", StringComparison.Ordinal);
        Assert.Equal(calls == 0, isRefused);
        using var daily = PoolFile.Read(folder.PoolPath).OpenDailyBudget(new ManualClock());
        Assert.Equal(calls == 0 ? 0 : 0.00009m, daily!.ReadToday().Spent);
    }

    [Fact]
    public async Task Profile_Interrupted_KeepsWhatIsDone()
    {
        using var folder = new ProfileFolder();
        using var interruption = new CancellationTokenSource();
        var calls = 0;
        using var facts = new ScriptedChatClient(_ =>
        {
            if (++calls == 3)
            {
                interruption.Cancel();
                return ScriptedReply.Throws(new OperationCanceledException(interruption.Token));
            }

            return new ScriptedReply("Paris");
        });

        var run = await folder.RunAsync(facts, interruption.Token, "--only", "facts");

        Assert.Equal(ExitCodes.Interrupted, run.ExitCode);
        Assert.Contains("Interrupted: 4 calls missing", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(folder.LogPath).Length);
        Assert.Equal(2, folder.SkillsOf("facts").Count());
    }

    [Fact]
    public async Task Profile_OnATerminal_ShowsBarsAndATable()
    {
        using var folder = new ProfileFolder();
        using var facts = new ScriptedChatClient("Paris");

        var run = await folder.RunAsync(
            facts, terminal => terminal with { IsErrorLive = true, IsOutputLive = true, Width = 140 });

        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        Assert.Contains("facts 33.3% right", run.Error, StringComparison.Ordinal);
        Assert.Contains("66.7 (20.8-93.9) 3", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("12 of 12 calls", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_OnANarrowTerminal_HasALineForEachFigure()
    {
        using var folder = new ProfileFolder();
        using var facts = new ScriptedChatClient("Paris");

        var run = await folder.RunAsync(facts, terminal => terminal with { IsOutputLive = true, Width = 60 });

        var lines = run.Output.Split('\n').Where(line => line.Contains("words", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("0.0 (0.0-56.1) 3", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("66.7 (20.8-93.9) 3", StringComparison.Ordinal));
        Assert.Contains("90% within", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_Json_IsOneDocument()
    {
        using var folder = new ProfileFolder();
        using var facts = new ScriptedChatClient("Paris");

        var run = await folder.RunAsync(facts, "--json");

        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.Equal("done", root.GetProperty("stop").GetString());
        Assert.Equal(12, root.GetProperty("calls").GetInt32());
        var skill = root.GetProperty("workers")[1].GetProperty("skills")[1];
        Assert.Equal(
            ("words", 2, 3),
            (skill.GetProperty("skill").GetString(),
                skill.GetProperty("right").GetInt32(),
                skill.GetProperty("problems").GetInt32()));
        var comparison = root.GetProperty("comparisons")[0];
        Assert.Equal("facts", comparison.GetProperty("best").GetString());
        Assert.Equal(2, comparison.GetProperty("onlyBest").GetInt32());
        Assert.Equal(0.5, comparison.GetProperty("p").GetDouble());
        Assert.False(comparison.GetProperty("isToldApart").GetBoolean());
    }

    [Theory]
    [InlineData("--only", "nobody", "The pool has no worker 'nobody'; it has facts, words.")]
    [InlineData("--grader", "guess", "--grader takes one of reference, exact, number; it got 'guess'.")]
    [InlineData("--grader", "number", "has a problem that --grader cannot judge")]
    [InlineData("--samples", "0", "--samples takes a whole number")]
    [InlineData("--max-price", "-1", "--max-price takes a price of 0 or more")]
    public async Task Profile_WrongOption_IsRefusedBeforeAnyCall(string option, string value, string sentence)
    {
        using var folder = new ProfileFolder();
        using var facts = new ScriptedChatClient("Paris");

        var run = await folder.RunAsync(facts, option, value);

        Assert.Equal((ExitCodes.BadInput, 0), (run.ExitCode, facts.Calls.Count));
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_NoProblemOfOneSkill_IsRefused()
    {
        using var folder = new ProfileFolder();
        folder.Write([new Problem("p", "What?", "1", ["facts", "words"])]);
        using var facts = new ScriptedChatClient("Paris");

        var run = await folder.RunAsync(facts);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("takes one skill", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_DamagedCards_AreRefusedBeforeAnyCall()
    {
        using var folder = new ProfileFolder();
        await File.WriteAllTextAsync(folder.CardsPath, "nonsense", TestContext.Current.CancellationToken);
        using var facts = new ScriptedChatClient("Paris");

        var run = await folder.RunAsync(facts);

        Assert.Equal((ExitCodes.BadInput, 0), (run.ExitCode, facts.Calls.Count));
        Assert.Contains("holds no cards", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_ModelBehindAService_IsMeasuredOverHttp()
    {
        using var folder = new ProfileFolder();
        using var model = new ScriptedChatClient("Paris");
        await using var service = await FakeService.StartAsync(
            new FakeServiceOptions { Models = [new FakeModel("m", model)], Dialect = FakeDialects.Ollama },
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            folder.PoolPath,
            $"version: 1\nworkers:\n  remote: {{ service: ollama, model: m, endpoint: '{service.Endpoint}' }}\n",
            TestContext.Current.CancellationToken);
        using var nobody = new ScriptedChatClient("nothing");

        var run = await folder.RunAsync(nobody);

        Assert.Equal((ExitCodes.Answered, 6, 6L), (run.ExitCode, model.Calls.Count, service.Bill.Calls));
        Assert.Equal(["facts 2 of 3", "words 0 of 3"], folder.SkillsOf("remote"));
    }
}
