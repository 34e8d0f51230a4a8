using Podium.Core.Execution;
using Podium.Core.Runs;
using Podium.FakeServices.Faults;

namespace Podium.Providers.Tests.Matrix;

/// <summary>Many runs at once, or one after the other, against a service in trouble.</summary>
public sealed class StormTests
{
    private const int Calls = 30;

    public static TheoryData<string, bool> Wires => UnknowableFaultTests.Wires;

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task RunAsync_ThirtyRunsTurnedAwayThirtyTimes_AllAreAnsweredAndNoCallIsWasted(
        string vendor, bool isStreaming)
    {
        await using var stage = await Stage.StartAsync(new Wire(vendor, isStreaming));
        stage.Service.Inject(new FakeFault.Status(429) { RetryAfter = new(TimeSpan.Zero) }, Calls);
        stage.Options = stage.Options with { MaxAttempts = Calls + 1 };

        var runs = await Task.WhenAll(
            Enumerable.Range(0, Calls).Select(_ => stage.RunAsync(observer: new Witness(isStreaming))));

        Assert.All(runs, run => Assert.Equal(Stage.Right, run.Answer));
        Assert.Equal(2 * Calls, stage.Service.Requests.Count);
        Assert.All(runs, run => Assert.True(run.IsUsageReported));
        Assert.Equal(stage.Bill.Usage.TotalTokens(), runs.Sum(run => run.WorkerUsage.TotalTokens()));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task RunAsync_ServiceAsksForASecond_IsLeftAloneForIt(string vendor, bool isStreaming)
    {
        await using var stage = await Stage.StartAsync(new Wire(vendor, isStreaming));
        stage.Service.Inject(new FakeFault.Status(429) { RetryAfter = new(TimeSpan.FromSeconds(1)) }, times: 1);

        var run = await stage.RunAsync();

        Verdict.Holds(stage, run);
        Assert.Equal(Stage.Right, run.Answer);
        Assert.True(run.Elapsed >= TimeSpan.FromSeconds(1), $"It came back after {run.Elapsed}.");
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task RunAsync_ServiceFailsEveryTime_IsSoonLeftAlone(string vendor, bool isStreaming)
    {
        await using var stage = await Stage.StartAsync(new Wire(vendor, isStreaming));
        stage.Service.Inject(new FakeFault.Status(500));
        stage.Options = stage.Options with { MaxAttempts = 1, BreakerWindow = TimeSpan.FromHours(1) };

        var runs = new List<RunResult>();
        for (var call = 0; call < Calls; call++)
        {
            runs.Add(await stage.RunAsync());
        }

        Assert.All(runs, run => Assert.Equal(
            FaultKind.Unavailable, Assert.IsType<RunOutcome.Faulted>(run.Outcome).Fault));
        Assert.Equal(stage.Options.BreakerCalls, stage.Service.Requests.Count);
        Assert.All(runs.Skip(stage.Options.BreakerCalls), run => Assert.Equal(0m, run.WorkerPrice));
    }
}
