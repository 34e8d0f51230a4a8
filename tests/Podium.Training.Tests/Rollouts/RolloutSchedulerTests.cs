using Microsoft.Extensions.AI;
using Podium.Core.Problems;
using Podium.Testing;
using Podium.Training.Rollouts;

namespace Podium.Training.Tests.Rollouts;

public sealed class RolloutSchedulerTests
{
    [Fact]
    public async Task RunAsync_SeveralSamples_GivesTheirRolloutsInOrder()
    {
        using var scheduler = Scheduler(4);
        var item = Item(new ScriptedChatClient("right"), new ScriptedChatClient("wrong"));
        int[] workers = [0, 1, 1, 0, 0, 1, 0];

        var rollouts = await scheduler.RunAsync(
            item, [.. workers.Select(Sample)], TestContext.Current.CancellationToken);

        Assert.Equal(
            workers.Select(worker => worker == 0 ? RolloutVerdict.Correct : RolloutVerdict.Wrong),
            rollouts.Select(rollout => rollout.Verdict));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task RunAsync_WorkersThatWait_AreAsManyAtOnceAsThereArePlaces(int places)
    {
        const int Samples = 12;
        var token = TestContext.Current.CancellationToken;
        using var worker = new GatedChatClient(new ScriptedChatClient("right"));
        using var scheduler = Scheduler(places);

        var running = scheduler.RunAsync(Item(worker), [.. Enumerable.Repeat(Sample(0), Samples)], token);
        for (var left = Samples; left > 0; left -= places)
        {
            var expected = Math.Min(places, left);
            await worker.WhenWaitingAsync(expected, token);
            worker.Release(expected);
        }

        Assert.Equal(Samples, (await running).Length);
        Assert.Equal(Math.Min(places, Samples), worker.Most);
    }

    [Fact]
    public async Task RunAsync_Cancelled_StartsNoOther()
    {
        using var cancellation = new CancellationTokenSource();
        using var worker = new GatedChatClient(new ScriptedChatClient("right"));
        using var scheduler = Scheduler(2);

        var running = scheduler.RunAsync(Item(worker), [.. Enumerable.Repeat(Sample(0), 10)], cancellation.Token);
        await worker.WhenWaitingAsync(2, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(2, worker.Most);
    }

    [Fact]
    public async Task RunAsync_CancelledWhileOthersWaitForPlaces_EndsAllAndLeavesThePlacesFree()
    {
        using var cancellation = new CancellationTokenSource();
        using var worker = new GatedChatClient(new ScriptedChatClient("right"));
        using var scheduler = Scheduler(2);

        var running = Enumerable.Range(0, 5)
            .Select(_ => scheduler.RunAsync(Item(worker), [Sample(0)], cancellation.Token))
            .ToArray();
        await worker.WhenWaitingAsync(2, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();

        foreach (var group in running)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => group.WaitAsync(
                    TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken));
        }

        using var atOnce = new ScriptedChatClient("right");
        var after = await scheduler.RunAsync(
            Item(atOnce), [.. Enumerable.Repeat(Sample(0), 3)], TestContext.Current.CancellationToken);
        Assert.All(after, rollout => Assert.Equal(RolloutVerdict.Correct, rollout.Verdict));
    }

    private static RolloutScheduler Scheduler(int places) =>
        new(new RolloutRunner(new ExactGrader(), maxSteps: 5), places);

    private static RolloutItem Item(params IChatClient[] clients) =>
        new(new Problem("p", "A question?", "right", ["any"]), Pools.Of(clients), 0, 1);

    private static WrittenSample Sample(int worker) =>
        new($"model_id = [{worker}]\nsubtasks = [\"Say it.\"]\naccess_list = [[]]");
}
