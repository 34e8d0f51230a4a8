using Podium.Core.Budgets;
using Podium.Providers.Budgets;

namespace Podium.Providers.Tests.Budgets;

public sealed class CappedDailyBudgetTests
{
    private static readonly DateOnly Day = new(2000, 1, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReserveAsync_FitsBoth_IsBookedInBoth()
    {
        using var bench = new BudgetBench();
        var (daily, cap) = (bench.Open(), new SharedBudget(5));

        var reservation = await daily.CappedBy(cap).ReserveAsync(4, Cancellation);
        reservation!.Settle(3);

        Assert.Equal((3m, 0m), (cap.Spent, cap.Reserved));
        Assert.Equal(new DailyBudgetState(Day, 3, 0), daily.ReadToday());
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(100, 11)]
    public async Task ReserveAsync_DoesNotFitOne_SetsNothingAsideInTheOther(int most, int price)
    {
        using var bench = new BudgetBench();
        var (daily, cap) = (bench.Open(), new SharedBudget(most));

        var reservation = await daily.CappedBy(cap).ReserveAsync(price, Cancellation);

        Assert.Null(reservation);
        Assert.Equal((0m, 0m), (cap.Spent, cap.Reserved));
        Assert.Equal(new DailyBudgetState(Day, 0, 0), daily.ReadToday());
    }

    [Theory]
    [InlineData(5, 4, false)]
    [InlineData(100, 7, false)]
    [InlineData(100, 6, true)]
    public async Task TryRaise_MoreForACall_FitsBothOrNeither(int most, int more, bool isRaised)
    {
        using var bench = new BudgetBench();
        var (daily, cap) = (bench.Open(), new SharedBudget(most));
        var first = await daily.ReserveBookAsync(4, Cancellation);
        await cap.ReserveAsync(4, Cancellation);
        var book = new CappedReservation(first!, cap);

        Assert.Equal(isRaised, book.TryRaise(more));

        var expected = isRaised ? 4 + more : 4;
        Assert.Equal((decimal)expected, cap.Reserved);
        Assert.Equal(new DailyBudgetState(Day, 0, expected), daily.ReadToday());
    }
}
