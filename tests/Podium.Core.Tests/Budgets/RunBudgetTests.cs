using Podium.Core.Budgets;

namespace Podium.Core.Tests.Budgets;

public sealed class RunBudgetTests
{
    [Fact]
    public void TryReserve_ExactlyTheRest_Fits()
    {
        var budget = new RunBudget(10m);

        var first = budget.TryReserve(4m);
        var second = budget.TryReserve(6m);

        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Null(budget.TryReserve(0.01m));
        Assert.Equal(0m, budget.Remaining);
    }

    [Fact]
    public void Settle_LessThanReserved_FreesTheRest()
    {
        var budget = new RunBudget(10m);

        budget.TryReserve(10m)!.Settle(3m);

        Assert.Equal(3m, budget.Spent);
        Assert.Equal(0m, budget.Reserved);
        Assert.Equal(7m, budget.Remaining);
    }

    [Fact]
    public void Settle_Twice_Throws()
    {
        var reservation = new RunBudget(10m).TryReserve(1m)!;
        reservation.Settle(1m);

        Assert.Throws<InvalidOperationException>(() => reservation.Settle(1m));
    }

    [Fact]
    public void Settle_MoreThanIsLeft_LeavesNothing()
    {
        var budget = new RunBudget(10m);

        budget.TryReserve(1m)!.Settle(12m);

        Assert.Equal(0m, budget.Remaining);
        Assert.Null(budget.TryReserve(0.5m));
    }

    [Fact]
    public void TryReserve_NoLimit_AlwaysFits()
    {
        var budget = new RunBudget(null);

        Assert.NotNull(budget.TryReserve(decimal.MaxValue / 4));
        Assert.Null(budget.Remaining);
    }

    [Fact]
    public void RunBudget_Negative_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new RunBudget(-1m));

    [Fact]
    public async Task TryReserve_ManyAtOnce_NeverOverspends()
    {
        var budget = new RunBudget(1000m);
        var made = 0;
        var refused = 0;
        await Parallel.ForAsync(0, 16, TestContext.Current.CancellationToken, async (worker, _) =>
        {
            var random = new Random(worker);
            for (var call = 0; call < 500; call++)
            {
                var worst = (decimal)random.Next(1, 50);
                var reservation = budget.TryReserve(worst);
                Assert.True(budget.Spent + 0m <= 1000m);
                Interlocked.Increment(ref reservation is null ? ref refused : ref made);
                await Task.Yield();
                reservation?.Settle(random.Next(0, (int)worst + 1));
                Assert.InRange(budget.Remaining!.Value, 0m, 1000m);
            }
        });

        Assert.InRange(budget.Spent, 900m, 1000m);
        Assert.Equal(0m, budget.Reserved);
        Assert.True(made > 0 && refused > 0);
    }
}
