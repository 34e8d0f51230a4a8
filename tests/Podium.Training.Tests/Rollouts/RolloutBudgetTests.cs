using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Problems;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Testing;
using Podium.Training.Rollouts;

namespace Podium.Training.Tests.Rollouts;

/// <summary>Rollouts of workers that cost money and may be down.</summary>
public sealed class RolloutBudgetTests
{
    private const string OneStep = "model_id = [0]\nsubtasks = [\"Say it.\"]\naccess_list = [[]]";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_CallDoesNotFitTheBudget_ThrowsAndCallsNobodyAfterwards()
    {
        var worker = new ScriptedChatClient("right");
        var budget = new SharedBudget(1000);
        var runner = new RolloutRunner(new ExactGrader(), 2) { Budget = budget };
        var item = Item(Pools.Of(worker));

        var error = await Assert.ThrowsAsync<OverBudgetException>(async () =>
        {
            while (true)
            {
                await RunAsync(runner, item);
            }
        });

        var calls = worker.Calls.Count;
        Assert.True(budget.Spent > 0 && budget.Spent + error.Needed > budget.Limit);
        await Assert.ThrowsAsync<OverBudgetException>(() => RunAsync(runner, item));
        Assert.Equal(calls, worker.Calls.Count);
    }

    [Fact]
    public async Task RunAsync_BudgetEndsWithinAWorkflow_IsNoVerdict()
    {
        const string TwoSteps =
            "model_id = [0, 0]\nsubtasks = [\"Say it.\", \"Say it.\"]\naccess_list = [[], [0]]";
        var worker = new ScriptedChatClient("right");
        var item = Item(Pools.Of(worker));
        var none = new RolloutRunner(new ExactGrader(), 2) { Budget = new SharedBudget(0) };
        var first = await Assert.ThrowsAsync<OverBudgetException>(() => RunAsync(none, item));
        var runner = new RolloutRunner(new ExactGrader(), 2) { Budget = new SharedBudget(first.Needed) };

        await Assert.ThrowsAsync<OverBudgetException>(
            () => runner.RunAsync(item, new WrittenSample(TwoSteps), Cancellation));

        Assert.Single(worker.Calls);
    }

    [Fact]
    public async Task RunAsync_AnotherWorkerStoodIn_IsAFault()
    {
        var broken = new ScriptedChatClient(_ => ScriptedReply.Throws(new HttpRequestException("gone")));
        var options = new ResilienceOptions { MaxAttempts = 1 };
        var pool = ResilientPool.Create(
        [
            new ResilientWorker(new Worker("named", Pools.Card, broken)) { Options = options, Fallbacks = ["spare"] },
            new ResilientWorker(new Worker("spare", Pools.Card, new ScriptedChatClient("right"))),
        ]);

        var rollout = await new RolloutRunner(new ExactGrader(), 2, retries: 0).RunAsync(
            Item(pool), new WrittenSample(OneStep), Cancellation);

        Assert.Equal((RolloutVerdict.Faulted, false), (rollout.Verdict, rollout.IsJudged));
        Assert.Null(rollout.Round);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task RunAsync_AttemptsBeforeTheAnswer_ArePaidAndNoPartOfThePrice(int failures, bool isCached)
    {
        var clock = new ManualClock();
        var left = failures;
        var shaky = new ScriptedChatClient(_ => left-- > 0
            ? ScriptedReply.Throws(new WorkerFaultException(FaultKind.CutStream, "cut"))
            : new ScriptedReply("right") { IsCached = isCached });
        var options = new ResilienceOptions { BreakerShare = null };
        var pool = ResilientPool.Create(
            [new ResilientWorker(new Worker("shaky", Pools.Card, shaky)) { Options = options }], clock: clock);
        var budget = new SharedBudget(1_000_000);
        var runner = new RolloutRunner(new ExactGrader(), 2) { Budget = budget };

        var rollout = await clock.RunAsync(() => RunAsync(runner, Item(pool)));

        Assert.Equal((RolloutVerdict.Correct, 20m), (rollout.Verdict, rollout.Price));
        Assert.Equal(failures + 1, shaky.Calls.Count);
        var ofAnswer = isCached ? 0 : 20m;
        Assert.True(failures == 0 ? budget.Spent == ofAnswer : budget.Spent >= ofAnswer + (failures * 200m));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(3L, 3L, true)]
    [InlineData(3L, 4L, false)]
    public async Task RunAsync_WorkerSeed_DecidesWhatWorkersDraw(long? first, long? second, bool areAlike)
    {
        var worker = new ScriptedChatClient("right");
        var runner = new RolloutRunner(new ExactGrader(), 2);
        var item = Item(Pools.Of(worker));

        await runner.RunAsync(item with { WorkerSeed = first }, new WrittenSample(OneStep), Cancellation);
        await runner.RunAsync(item with { WorkerSeed = second, Seed = 2 }, new WrittenSample(OneStep), Cancellation);

        var seeds = worker.Calls.Select(call => call.Options!.Seed).ToArray();
        Assert.Equal(areAlike, seeds[0] == seeds[1]);
    }

    private static Task<Rollout> RunAsync(RolloutRunner runner, RolloutItem item) =>
        runner.RunAsync(item, new WrittenSample(OneStep), Cancellation);

    private static RolloutItem Item(WorkerPool pool) =>
        new(new Problem("p", "Which way?", "right", ["way"]), pool, 0, 1);
}
