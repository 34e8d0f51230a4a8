using Podium.Core.Budgets;
using Podium.Core.Randomness;

namespace Podium.Core.Tests.Budgets;

public sealed class SharedBudgetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ReserveAsync_TenThousandRunsAtOnce_OverspendNothingAndRefuseNoneThatFits(long seed)
    {
        const int Runs = 10_000;
        var random = Seed.Generator(seed);
        (decimal Worst, decimal Actual)[] runs = [.. Enumerable.Range(0, Runs).Select(_ => Draw(random))];
        var budget = new SharedBudget(runs.Sum(run => run.Actual) / 2);

        var outcomes = await Task.WhenAll(runs.Select(run => Task.Run(() => RunAsync(budget, run.Worst, run.Actual))));

        Assert.True(budget.Spent <= budget.Limit);
        Assert.Equal(0m, budget.Reserved);
        Assert.Equal(outcomes.Where(one => one.IsAdmitted).Sum(one => one.Actual), budget.Spent);
        Assert.All(outcomes.Where(one => !one.IsAdmitted), one => Assert.True(one.Worst + budget.Spent > budget.Limit));
        Assert.Contains(outcomes, one => !one.IsAdmitted);
    }

    [Fact]
    public async Task ReserveAsync_FitsOnlyWhenOthersSettle_Waits()
    {
        var budget = new SharedBudget(10);
        var first = await budget.ReserveAsync(8, Cancellation);

        var second = budget.ReserveAsync(5, Cancellation).AsTask();
        var third = budget.ReserveAsync(1, Cancellation).AsTask();
        var isWaiting = !second.IsCompleted && !third.IsCompleted;
        first!.Settle(4);

        Assert.True(isWaiting);
        Assert.Equal((5m, 1m), ((await second)!.Price, (await third)!.Price));
        Assert.Equal((4m, 6m), (budget.Spent, budget.Reserved));
    }

    [Fact]
    public async Task ReserveAsync_OthersTurnOutDear_IsRefusedAfterAll()
    {
        var budget = new SharedBudget(10);
        var first = await budget.ReserveAsync(8, Cancellation);

        var second = budget.ReserveAsync(5, Cancellation).AsTask();
        first!.Settle(8);

        Assert.Null(await second);
    }

    [Fact]
    public async Task ReserveAsync_WaitIsCancelled_LetsThoseBehindThrough()
    {
        var budget = new SharedBudget(10);
        var first = await budget.ReserveAsync(8, Cancellation);
        using var impatient = new CancellationTokenSource();

        var second = budget.ReserveAsync(5, impatient.Token).AsTask();
        var third = budget.ReserveAsync(2, Cancellation).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        Assert.Equal(2m, (await third)!.Price);
        first!.Settle(0);
        Assert.Equal((0m, 2m), (budget.Spent, budget.Reserved));
    }

    private static (decimal Worst, decimal Actual) Draw(Random random)
    {
        var worst = random.Next(1, 1000) / 1000m;
        return (worst, Math.Round(worst * random.Next(0, 101) / 100m, 4));
    }

    private static async Task<(bool IsAdmitted, decimal Worst, decimal Actual)> RunAsync(
        SharedBudget budget, decimal worst, decimal actual)
    {
        var reservation = await budget.ReserveAsync(worst, Cancellation);
        await Task.Yield();
        Assert.True(budget.Spent + budget.Reserved <= budget.Limit);
        reservation?.Settle(actual);
        return (reservation is not null, worst, actual);
    }
}
