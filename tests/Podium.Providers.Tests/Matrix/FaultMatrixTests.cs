using Podium.Core.Budgets;

namespace Podium.Providers.Tests.Matrix;

/// <summary>
/// Every fault of a service that is reached, over real sockets, in both wire formats, whole and streamed: no answer is
/// ever another text than the right one, and no token is lost from the books.
/// </summary>
public sealed class FaultMatrixTests
{
    public static TheoryData<string, string, bool> Cases => CasesOf([.. Scenarios.All.Select(one => one.Name)]);

    /// <summary>Some scenarios in both wire formats, whole and streamed.</summary>
    public static TheoryData<string, string, bool> CasesOf(params IEnumerable<string> names)
    {
        var cases = new TheoryData<string, string, bool>();
        foreach (var name in names)
        {
            foreach (var isStreaming in new[] { false, true })
            {
                cases.Add(name, "openai", isStreaming);
                cases.Add(name, "anthropic", isStreaming);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunAsync_FaultOnce_EndsRightOrExplicitly(string scenario, string vendor, bool isStreaming)
    {
        var (stage, expected) = await SetAsync(scenario, vendor, isStreaming, times: 1);
        await using var _ = stage;

        var run = await stage.RunAsync();

        var step = run.Rounds[0].Execution!.Steps[0];
        Verdict.Holds(stage, run);
        Verdict.IsAsExpected(expected.IsRetried ? new Ending.Answer() : expected, step);
        Assert.Equal(expected.IsRetried ? 2 : 1, stage.Service.Requests.Count);
        Assert.Equal(expected.IsRetried ? 1 : 0, step.FailedAttempts.Count);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunAsync_FaultAlways_IsGivenUpExplicitly(string scenario, string vendor, bool isStreaming)
    {
        var (stage, expected) = await SetAsync(scenario, vendor, isStreaming, times: null);
        await using var _ = stage;

        var run = await stage.RunAsync();

        var step = run.Rounds[0].Execution!.Steps[0];
        Verdict.Holds(stage, run);
        Verdict.IsAsExpected(expected, step);
        Assert.Equal(expected.IsRetried ? Stage.Attempts : 1, stage.Service.Requests.Count);
        if (expected is Ending.Passing passing)
        {
            Assert.Equal(passing.IsBookedExactly, step.IsUsageReported);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunAsync_FaultAlwaysWithAStandIn_IsAnsweredByTheStandIn(
        string scenario, string vendor, bool isStreaming)
    {
        var (stage, expected) = await SetAsync(scenario, vendor, isStreaming, times: null);
        await using var _ = stage;
        await stage.AddSubstituteAsync();

        var run = await stage.RunAsync();

        var step = run.Rounds[0].Execution!.Steps[0];
        Verdict.Holds(stage, run);
        if (expected is Ending.Passing or Ending.Lasting)
        {
            Assert.Equal((Stage.RightToo, Stage.SecondWorker), (step.Output, step.StandIn));
            Assert.Single(stage.SecondService.Requests);
        }
        else
        {
            Verdict.IsAsExpected(expected, step);
            Assert.Null(step.StandIn);
            Assert.Empty(stage.SecondService.Requests);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunAsync_MoneyForOneCall_IsNeverOverspent(string scenario, string vendor, bool isStreaming)
    {
        var (stage, expected) = await SetAsync(scenario, vendor, isStreaming, times: null);
        await using var _ = stage;
        await stage.AddSubstituteAsync();
        var budget = new RunBudget(stage.MostOfOneCall);

        var step = await stage.ExecuteAsync(budget);

        var isPaidAgain = expected is Ending.Passing { IsBookedExactly: false };
        Verdict.IsBooked(stage, step.Usage, step.IsUsageReported, step.Price);
        Assert.Equal((step.Price, 0m), (budget.Spent, budget.Reserved));
        Assert.InRange(budget.Spent, 0, budget.Limit!.Value);
        Assert.True(!isPaidAgain || stage.Service.Requests.Count == 1, "It called again without money for it.");
        Assert.Equal(step.StandIn is null ? 0 : 1, stage.SecondService.Requests.Count);
        if (isPaidAgain)
        {
            Verdict.IsAsExpected(expected, step);
        }
    }

    private static async Task<(Stage Stage, Ending Expected)> SetAsync(
        string scenario, string vendor, bool isStreaming, int? times)
    {
        var wire = new Wire(vendor, isStreaming);
        var found = Scenarios.Named(scenario);
        return (await Stage.StartAsync(wire, found, times), found.Ending(wire));
    }
}
