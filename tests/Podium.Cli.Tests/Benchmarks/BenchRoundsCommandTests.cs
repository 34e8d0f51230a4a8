using System.Text.Json;
using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.Testing;

namespace Podium.Cli.Tests.Benchmarks;

public sealed class BenchRoundsCommandTests
{
    private const string Correction = "model_id = [1]\nsubtasks = [\"Count.\"]\naccess_list = [[-1]]";
    private const string Acceptance = "model_id = []\nsubtasks = []\naccess_list = []";

    [Fact]
    public async Task BenchRounds_ScriptedCorrection_IsCountedRoundByRound()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync(
            Orchestra(ScriptedOrchestra.OneStep, Correction, Acceptance),
            "bench", "rounds", "--problems", "6", "--output", folder.Path);

        Assert.Contains(
            "| 0 extra | 0.0% (0.0–39.0) | 0 | 0 |  |  | 0.0% of 6 | – | – | 1.0 |",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "| 1 extra | 100.0% (61.0–100.0) | 0 | 0 | +100.0 points | 3.13e-2 | 100.0% of 6 | – | – | 2.0 |",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "| 2 extra | 100.0% (61.0–100.0) | 0 | 0 | +100.0 points | 3.13e-2 | 100.0% of 6 | – | 100.0% of 6 |",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("| vote of 3 | 0.0% (0.0–39.0) | 0 | 0 |", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output, await File.ReadAllTextAsync(
            folder.PathOf("rounds.md"), TestContext.Current.CancellationToken));
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task BenchRounds_WhatIsNoWorkflow_IsCountedAsUnusable()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync(
            Orchestra("I would ask the first one."), "bench", "rounds", "--problems", "5", "--output", folder.Path);

        Assert.Contains("| 0 extra | 0.0% (0.0–43.4) | 5 | 0 |", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BenchRounds_RightAnswerTakenBack_IsBroken()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync(
            Orchestra(ScriptedOrchestra.Workflow, ScriptedOrchestra.OneStep, Acceptance),
            "bench", "rounds", "--problems", "4", "--json", "--output", folder.Path);

        using var document = JsonDocument.Parse(run.Output);
        var rounds = document.RootElement.GetProperty("scenarios")[0].GetProperty("rounds");
        Assert.Equal(0, rounds[0].GetProperty("rightToWrong").GetDouble());
        Assert.Equal(1, rounds[1].GetProperty("rightToWrong").GetDouble());
        Assert.Equal(0, rounds[1].GetProperty("rightAccepted").GetDouble());
    }

    [Fact]
    public async Task BenchRounds_LongQuestions_AreMeasuredWithAndWithoutHalves()
    {
        using var folder = new TemporaryFolder();
        var orchestra = Orchestra(ScriptedOrchestra.Workflow, Acceptance);
        var problems = orchestra.DrawTestProblems(4, 1) with
        {
            Halving = new FixedConductor("model_id = [0, 0]\nsubtasks = [\"a\", \"b\"]\naccess_list = [[], [0]]"),
        };

        var run = await CommandRun.OfAsync(
            orchestra with { DrawLongProblems = (_, _) => problems },
            "bench", "rounds", "--problems", "4", "--output", folder.Path);

        Assert.Contains("### long questions", run.Output, StringComparison.Ordinal);
        Assert.Contains("| halves to itself | 100.0% (51.0–100.0) | 0 | 0 |", run.Output, StringComparison.Ordinal);
    }

    private static Orchestra Orchestra(params string[] workflows) =>
        ScriptedOrchestra.Create(new ScriptedChatClient("Paris"), workflows);
}
