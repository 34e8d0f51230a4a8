using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Resilience;

/// <summary>
/// Workers that are called again when they fail, in a pool whose workers are called again when they fail.
/// </summary>
public sealed class NestedResilienceTests
{
    private static readonly ResilienceOptions Twice = new() { MaxAttempts = 2, BreakerShare = null };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 2)]
    [InlineData(-1, 1)]
    public async Task RunAsync_InnerClientCallsAgain_OnlyWhatTheOuterBudgetCovers(int more, int expected)
    {
        var most = await MostOfOneCallAsync();
        var inner = new FlakyPool { Options = Twice }.Add(FlakyPool.Cut(""), new ScriptedReply("x"));
        var budget = new RunBudget((2 * most) + more);

        var step = await RunAsync(inner, new ResilienceOptions { MaxAttempts = 1 }, budget);

        Assert.Equal(expected, inner.CallsOf(0));
        Assert.Equal(expected == 2 ? most + 20m : most, step.Price);
        Assert.Equal((step.Price, 0m), (budget.Spent, budget.Reserved));
    }

    [Fact]
    public async Task RunAsync_BothCallAgainAndNothingHelps_EveryCallIsBooked()
    {
        var most = await MostOfOneCallAsync();
        var inner = new FlakyPool { Options = Twice }.Add(FlakyPool.Cut(""));
        var budget = new RunBudget(100 * most);

        var step = await RunAsync(inner, Twice, budget);

        Assert.IsType<StepOutcome.Faulted>(step.Outcome);
        Assert.Equal((4, 4 * most), (inner.CallsOf(0), step.Price));
        Assert.Equal(2 * most, Assert.Single(step.FailedAttempts).Price);
        Assert.Equal((step.Price, 0m), (budget.Spent, budget.Reserved));
    }

    [Fact]
    public async Task RunAsync_BothCallAgain_NeverSpendMoreThanThereIs()
    {
        var most = await MostOfOneCallAsync();
        for (var calls = 1; calls < 5; calls++)
        {
            var inner = new FlakyPool { Options = Twice }.Add(FlakyPool.Cut(""));
            var budget = new RunBudget((calls * most) + 1);

            await RunAsync(inner, Twice, budget);

            Assert.Equal((calls, calls * most), (inner.CallsOf(0), budget.Spent));
        }
    }

    private static async Task<decimal> MostOfOneCallAsync()
    {
        var pool = new FlakyPool { Options = new ResilienceOptions { MaxAttempts = 1 } }.Add(FlakyPool.Cut(""));
        return (await pool.RunAsync()).Price;
    }

    private static async Task<StepResult> RunAsync(FlakyPool inner, ResilienceOptions outer, RunBudget budget)
    {
        var workers = inner.Build().Workers.Select(worker => new ResilientWorker(worker) { Options = outer });
        var executor = new WorkflowExecutor(
            ResilientPool.Create([.. workers], clock: inner.Clock),
            new ExecutionOptions { TimeProvider = inner.Clock });
        var request = new ExecutionRequest("Q", new Workflow("", [new WorkflowStep(0, "s", Access.Nothing)]), 1)
        {
            Budget = budget,
            Observer = inner.Observer,
        };
        var result = await inner.Clock.RunAsync(() => executor.RunAsync(request, Cancellation));
        return result.Steps[0];
    }
}
