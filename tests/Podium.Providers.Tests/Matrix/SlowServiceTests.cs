using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Runs;
using Podium.FakeServices.Faults;
using Podium.Testing;

namespace Podium.Providers.Tests.Matrix;

/// <summary>Services that keep callers waiting. The clock stands still until the service holds the request.</summary>
public sealed class SlowServiceTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>In real time, for what happens once a deadline has passed.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    public static TheoryData<string, string, bool> Cases =>
        FaultMatrixTests.CasesOf("slow headers", "stall at once", "stall in the middle");

    public static TheoryData<string, string, bool> CasesThatBringNothing =>
        FaultMatrixTests.CasesOf("slow headers", "stall at once");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunAsync_ServiceHangsOnce_IsAskedAgain(string fault, string vendor, bool isStreaming)
    {
        var clock = new ManualClock();
        await using var stage = await HangAsync(fault, vendor, isStreaming, clock);
        stage.Options = stage.Options with { AttemptTimeout = Deadline / 2 };

        var running = stage.RunAsync();
        await stage.Service.WaitForHeldAsync(1, TestContext.Current.CancellationToken);
        clock.Advance(Deadline / 2);
        var run = await running.WaitAsync(Slack + Deadline, TestContext.Current.CancellationToken);

        var step = run.Rounds[0].Execution!.Steps[0];
        Verdict.Holds(stage, run);
        Assert.Equal((Stage.Right, false), (step.Output, step.IsUsageReported));
        Assert.Equal(FaultKind.TimedOut, Assert.Single(step.FailedAttempts).Fault);
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunAsync_ServiceHangsForGood_AnotherStandsIn(string fault, string vendor, bool isStreaming)
    {
        var clock = new ManualClock();
        await using var stage = await HangAsync(fault, vendor, isStreaming, clock);
        await stage.AddSubstituteAsync();
        stage.Options = stage.Options with { AttemptTimeout = Deadline / 2, MaxAttempts = 1 };

        var running = stage.RunAsync();
        await stage.Service.WaitForHeldAsync(1, TestContext.Current.CancellationToken);
        clock.Advance(Deadline / 2);
        var run = await running.WaitAsync(Slack + Deadline, TestContext.Current.CancellationToken);

        var step = run.Rounds[0].Execution!.Steps[0];
        Verdict.Holds(stage, run);
        Assert.Equal((Stage.RightToo, Stage.SecondWorker), (step.Output, step.StandIn));
    }

    [Theory]
    [MemberData(nameof(CasesThatBringNothing))]
    public async Task RunAsync_ServiceBringsNothingAndASecondCallIsMade_AnswerIsThatOfTheSecond(
        string fault, string vendor, bool isStreaming)
    {
        var clock = new ManualClock();
        await using var stage = await HangAsync(fault, vendor, isStreaming, clock);
        await stage.AddColleagueAsync();
        stage.HedgeWith = Stage.SecondWorker;
        stage.Options = stage.Options with { HedgeAfter = Deadline / 5, MaxAttempts = 1 };

        var running = stage.RunAsync();
        await stage.Service.WaitForHeldAsync(1, TestContext.Current.CancellationToken);
        clock.Advance(Deadline / 5);
        var run = await running.WaitAsync(Slack + Deadline, TestContext.Current.CancellationToken);

        var step = run.Rounds[0].Execution!.Steps[0];
        Verdict.Holds(stage, run);
        Assert.Equal((Stage.RightToo, Stage.SecondWorker), (step.Output, step.StandIn));
        Assert.Equal(FaultKind.Overtaken, Assert.Single(step.FailedAttempts).Fault);
        Assert.Equal((1, 1), (stage.Service.Requests.Count, stage.SecondService.Requests.Count));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunAsync_DeadlineOfTheStepPasses_EndsAtOnceAndIsBooked(
        string fault, string vendor, bool isStreaming)
    {
        var clock = new ManualClock();
        await using var stage = await HangAsync(fault, vendor, isStreaming, clock);
        stage.CallTimeout = Deadline;

        var running = stage.RunAsync();
        await stage.Service.WaitForHeldAsync(1, TestContext.Current.CancellationToken);
        clock.Advance(Deadline);
        var run = await running.WaitAsync(Slack, TestContext.Current.CancellationToken);

        var step = run.Rounds[0].Execution!.Steps[0];
        Verdict.Holds(stage, run);
        Assert.Equal(FaultKind.TimedOut, Assert.IsType<StepOutcome.Faulted>(step.Outcome).Fault);
        Assert.Equal((stage.MostOfOneCall, false), (step.Price, step.IsUsageReported));
        Assert.Single(stage.Service.Requests);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task RunAsync_ServiceHangsInRealTime_KeepsTheDeadlineOfTheStep(string vendor)
    {
        await using var stage = await Stage.StartAsync(new Wire(vendor, IsStreaming: true));
        stage.Service.Inject(new FakeFault.Stall(2));
        stage.CallTimeout = TimeSpan.FromMilliseconds(1500);
        stage.Options = stage.Options with
        {
            AttemptTimeout = TimeSpan.FromMilliseconds(600),
            IdleTimeout = TimeSpan.FromMilliseconds(300),
        };

        var run = await stage.RunAsync();

        Verdict.Holds(stage, run);
        Assert.Equal(FaultKind.TimedOut, Assert.IsType<RunOutcome.Faulted>(run.Outcome).Fault);
        Assert.InRange(stage.Service.Requests.Count, 0, Stage.Attempts);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task RunAsync_ServiceDiesInTheMiddle_IsAFaultOrAnsweredByTheStandIn(string vendor)
    {
        foreach (var hasFallback in new[] { false, true })
        {
            await using var stage = await Stage.StartAsync(new Wire(vendor, IsStreaming: true));
            stage.Service.Inject(new FakeFault.Stall(2));
            if (hasFallback)
            {
                await stage.AddSubstituteAsync();
            }

            var running = stage.RunAsync();
            await stage.Service.WaitForHeldAsync(1, TestContext.Current.CancellationToken);
            await stage.Service.DisposeAsync();
            var run = await running;

            var step = run.Rounds[0].Execution!.Steps[0];
            Verdict.Holds(stage, run);
            Assert.Equal(hasFallback ? Stage.RightToo : null, run.Answer);
            Assert.Equal(Stage.Attempts - (hasFallback ? 0 : 1), step.FailedAttempts.Count);
        }
    }

    private static async Task<Stage> HangAsync(string fault, string vendor, bool isStreaming, ManualClock clock)
    {
        var stage = await Stage.StartAsync(new Wire(vendor, isStreaming));
        stage.Service.Inject(
            fault switch
            {
                "slow headers" => new FakeFault.SlowHeaders(),
                "stall at once" => new FakeFault.Stall(0),
                _ => new FakeFault.Stall(2),
            },
            times: 1);
        stage.Clock = clock;
        stage.Options = new ResilienceOptions { MaxAttempts = 2, Delay = TimeSpan.Zero };
        return stage;
    }
}
