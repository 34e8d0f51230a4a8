using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Records;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Runs;

public sealed class RunEngineTests
{
    private const string Accept = "Good.\nmodel_id = []\nsubtasks = []\naccess_list = []";
    private const string OneStep = "model_id = [0]\nsubtasks = [\"s\"]\naccess_list = [[]]";
    private const string TwoSteps = "model_id = [0, 1]\nsubtasks = [\"s\", \"t\"]\naccess_list = [[], [\"all\"]]";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_OneRound_AnswersAndAddsUp()
    {
        var conductor = new FixedConductor(TwoSteps) { Usage = new TokenUsage(100, 20) };
        var options = new RunOptions { ConductorPrice = new TokenPrice(1_000_000m, 0m) };
        var pool = Pools.Of(new ScriptedChatClient("6"), new ScriptedChatClient("72"));

        var result = await new RunEngine(conductor, pool, options).RunAsync("Q", cancellationToken: Token);

        Assert.IsType<RunOutcome.Answered>(result.Outcome);
        Assert.Equal("72", result.Answer);
        Assert.Equal(new TokenUsage(20, 10), result.WorkerUsage);
        Assert.Equal(new TokenUsage(100, 20), result.ConductorUsage);
        Assert.Equal(40m, result.WorkerPrice);
        Assert.Equal(100m, result.ConductorPrice);
        Assert.Equal(5, conductor.Requests[0].MaxSteps);
        Assert.Equal(
            ["RunStarted", "WorkflowWritten", "StepStarted", "StepCompleted", "StepStarted", "StepCompleted",
                "RoundCompleted", "RunCompleted"],
            result.Events.Select(item => item.GetType().Name));
    }

    [Fact]
    public async Task RunAsync_UnusableText_IsAResultWithErrors()
    {
        var engine = new RunEngine(new FixedConductor("no lists here"), Pools.Of(new ScriptedChatClient("x")));

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        Assert.NotEmpty(Assert.IsType<RunOutcome.UnusableWorkflow>(result.Outcome).Errors);
        Assert.Null(result.Answer);
        Assert.Null(result.Rounds[0].Workflow);
    }

    [Fact]
    public async Task RunAsync_AcceptanceWithoutARound_IsUnusable()
    {
        var engine = new RunEngine(new FixedConductor(Accept), Pools.Of(new ScriptedChatClient("x")));

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        Assert.IsType<RunOutcome.UnusableWorkflow>(result.Outcome);
    }

    [Fact]
    public async Task RunAsync_SecondRoundAccepts_KeepsTheFirstAnswer()
    {
        var conductor = new FixedConductor(OneStep, Accept);
        var engine = new RunEngine(
            conductor, Pools.Of(new ScriptedChatClient("x")), new RunOptions { MaxRounds = 5 });

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        Assert.IsType<RunOutcome.Answered>(result.Outcome);
        Assert.Equal("x", result.Answer);
        Assert.Equal(2, result.Rounds.Count);
        Assert.True(result.Rounds[1].IsAcceptance);
        var shown = Assert.Single(conductor.Requests[1].Rounds);
        Assert.Equal("x", shown.Answer);
        Assert.Equal(["x"], shown.Outputs);
        Assert.NotEqual(conductor.Requests[0].Seed, conductor.Requests[1].Seed);
    }

    [Fact]
    public async Task RunAsync_SecondRoundCorrects_AnswersWithTheSecond()
    {
        var engine = new RunEngine(
            new FixedConductor(OneStep, TwoSteps),
            Pools.Of(new ScriptedChatClient("wrong"), new ScriptedChatClient("right")),
            new RunOptions { MaxRounds = 2 });

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        Assert.Equal("right", result.Answer);
    }

    [Fact]
    public async Task RunAsync_CorrectionFails_SaysSoAndKeepsWhatThereIs()
    {
        var broken = new ScriptedChatClient(_ => ScriptedReply.Throws(new TimeoutException("slow")));
        var engine = new RunEngine(
            new FixedConductor(OneStep, TwoSteps),
            Pools.Of(new ScriptedChatClient("first"), broken),
            new RunOptions { MaxRounds = 2 });

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        Assert.Equal(new RunOutcome.Faulted(1, FaultKind.TimedOut, "slow"), result.Outcome);
        Assert.Equal("first", result.Answer);
    }

    [Fact]
    public async Task RunAsync_BudgetTooSmall_MakesNoCall()
    {
        var client = new ScriptedChatClient("x");
        var engine = new RunEngine(
            new FixedConductor(OneStep), Pools.Of(client), new RunOptions { MaxPrice = 200m });

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        Assert.Equal(new RunOutcome.OverBudget(0), result.Outcome);
        Assert.Empty(client.Calls);
        Assert.Equal(0m, result.TotalPrice);
    }

    [Fact]
    public async Task RunAsync_ConductorSpendsTheBudget_LeavesNothingForWorkers()
    {
        var client = new ScriptedChatClient("x");
        var options = new RunOptions { MaxPrice = 1000m, ConductorPrice = new TokenPrice(1_000_000m, 0m) };
        var conductor = new FixedConductor(OneStep) { Usage = new TokenUsage(900, 0) };

        var result = await new RunEngine(conductor, Pools.Of(client), options).RunAsync("Q", cancellationToken: Token);

        Assert.Equal(new RunOutcome.OverBudget(0), result.Outcome);
        Assert.Equal(900m, result.TotalPrice);
    }

    [Fact]
    public async Task RunAsync_RunDeadline_IsATimedOutFault()
    {
        var clock = new ManualClock();
        var slow = new ScriptedChatClient(_ => new ScriptedReply("x") { Delay = TimeSpan.FromHours(1) }, clock);
        var options = new RunOptions { TimeProvider = clock, RunTimeout = TimeSpan.FromSeconds(2) };
        var engine = new RunEngine(new FixedConductor(OneStep), Pools.Of(slow), options);

        var result = await clock.RunAsync(() => engine.RunAsync("Q"));

        Assert.Equal(FaultKind.TimedOut, Assert.IsType<RunOutcome.Faulted>(result.Outcome).Fault);
        Assert.Equal(TimeSpan.FromSeconds(2), result.Elapsed);
    }

    [Fact]
    public async Task RunAsync_Cancelled_IsAnOutcome()
    {
        var engine = new RunEngine(new FixedConductor(OneStep), Pools.Of(new ScriptedChatClient("x")));

        var result = await engine.RunAsync("Q", cancellationToken: new CancellationToken(canceled: true));

        Assert.IsType<RunOutcome.Cancelled>(result.Outcome);
        Assert.IsType<RunEvent.RunCompleted>(result.Events[^1]);
    }

    [Fact]
    public async Task RunAsync_NoQuestion_Throws()
    {
        var engine = new RunEngine(new FixedConductor(OneStep), Pools.Of(new ScriptedChatClient("x")));

        await Assert.ThrowsAsync<ArgumentException>(() => engine.RunAsync(" ", cancellationToken: Token));
    }
}
