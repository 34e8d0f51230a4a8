using Podium.Core.Randomness;
using Podium.Providers.Budgets;

namespace Podium.Providers.Tests.Budgets;

public sealed class DailyBudgetTests
{
    private static readonly DateOnly FirstDay = new(2000, 1, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReserveAsync_ManyProcessesAtOnce_OverspendNothingAndRefuseNoneThatFits()
    {
        const int Processes = 8;
        const int Runs = 250;
        using var bench = new BudgetBench();
        var random = Seed.Generator(1);
        (decimal Worst, decimal Actual)[] runs = [.. Enumerable.Range(0, Processes * Runs).Select(_ => Draw(random))];
        var limit = runs.Sum(run => run.Actual) / 2;
        DailyBudget[] budgets =
            [.. Enumerable.Range(0, Processes).Select(_ => bench.Open(limit, new FixedDay(TimeProvider.System)))];

        var outcomes = await Task.WhenAll(runs.Select((run, index) => Task.Run(
            () => RunAsync(budgets[index % Processes], run.Worst, run.Actual))));

        var (_, spent, reserved) = budgets[0].ReadToday();
        Assert.True(spent <= limit);
        Assert.Equal((outcomes.Where(one => one.IsAdmitted).Sum(one => one.Actual), 0m), (spent, reserved));
        Assert.All(outcomes.Where(one => !one.IsAdmitted), one => Assert.True(one.Worst + spent > limit));
        Assert.Contains(outcomes, one => !one.IsAdmitted);
        Assert.All(budgets, budget => Assert.Equal(0, budget.UnbookedCalls));
    }

    [Fact]
    public async Task ReserveAsync_FitsOnlyWhenAnotherProcessSettles_Waits()
    {
        using var bench = new BudgetBench();
        var (here, there) = (bench.Open(), bench.Open());
        var first = await here.ReserveAsync(8, Cancellation);

        var second = there.ReserveAsync(5, Cancellation).AsTask();
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        var isWaiting = !second.IsCompleted;
        first!.Settle(4);
        var reservation = await bench.Clock.RunAsync(() => second);

        Assert.True(isWaiting);
        Assert.Equal(5m, reservation!.Price);
        Assert.Equal(new DailyBudgetState(FirstDay, 4, 5), here.ReadToday());
    }

    [Fact]
    public async Task ReserveAsync_OthersTurnOutDear_IsRefusedAfterAll()
    {
        using var bench = new BudgetBench();
        var (here, there) = (bench.Open(), bench.Open());
        var first = await here.ReserveAsync(8, Cancellation);

        var second = there.ReserveAsync(5, Cancellation).AsTask();
        first!.Settle(8);

        Assert.Null(await bench.Clock.RunAsync(() => second));
    }

    [Fact]
    public async Task ReserveAsync_WaitIsCancelled_LetsThoseBehindThrough()
    {
        using var bench = new BudgetBench();
        var (here, there) = (bench.Open(), bench.Open());
        await here.ReserveAsync(8, Cancellation);
        using var impatient = new CancellationTokenSource();

        var second = there.ReserveAsync(5, impatient.Token).AsTask();
        var third = there.ReserveAsync(2, Cancellation).AsTask();
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(2m, (await third)!.Price);
    }

    [Fact]
    public async Task ReserveAsync_NextDay_HasItsOwnMoney()
    {
        using var bench = new BudgetBench();
        var budget = bench.Open();
        bench.Clock.Advance(new TimeSpan(23, 59, 59));
        var first = await budget.ReserveAsync(8, Cancellation);

        var early = budget.ReserveAsync(5, Cancellation).AsTask();
        bench.Clock.Advance(TimeSpan.FromSeconds(2));
        var second = await bench.Clock.RunAsync(() => early);
        first!.Settle(3);
        second!.Settle(1);

        Assert.Equal(new DailyBudgetState(FirstDay.AddDays(1), 1, 0), budget.ReadToday());
        Assert.Equal(new DailyBudgetState(FirstDay, 3, 0), bench.Open(10, new Testing.ManualClock()).ReadToday());
    }

    [Theory]
    [InlineData(int.MaxValue, "gone")]
    [InlineData(0, "an earlier process of the same number")]
    public async Task ReserveAsync_HolderHasEnded_CountsItsMoneyAsSpent(int process, string start)
    {
        using var bench = new BudgetBench();
        var budget = bench.Open();
        var id = process == 0 ? Environment.ProcessId : process;
        bench.Execute(
            "INSERT INTO reservations (day, price, process, start) "
            + $"VALUES ('2000-01-01', '7.5', {id}, '{start}'), ('1999-12-31', '9', {id}, '{start}')");

        var tooDear = await budget.ReserveAsync(5, Cancellation);
        var fitting = await budget.ReserveAsync(2.5m, Cancellation);

        Assert.Null(tooDear);
        Assert.Equal(2.5m, fitting!.Price);
        Assert.Equal(new DailyBudgetState(FirstDay, 7.5m, 2.5m), budget.ReadToday());
    }

    [Fact]
    public async Task Settle_TakenForAnOrphan_IsPutRight()
    {
        using var bench = new BudgetBench();
        var (here, there) = (bench.Open(), bench.Open());
        var reservation = await here.ReserveAsync(8, Cancellation);
        bench.Execute("UPDATE reservations SET start = 'in another container'");

        var between = there.ReadToday();
        reservation!.Settle(3);

        Assert.Equal(new DailyBudgetState(FirstDay, 8, 0), between);
        Assert.Equal(new DailyBudgetState(FirstDay, 3, 0), there.ReadToday());
    }

    [Fact]
    public async Task TryRaise_MoreThanThereIs_LeavesTheReservationAsItWas()
    {
        using var bench = new BudgetBench();
        var (here, there) = (bench.Open(), bench.Open());
        await here.ReserveAsync(2, Cancellation);
        await there.ReserveAsync(5, Cancellation);

        var isTooMuchRaised = here.TryRaise(1, FirstDay, 4);
        var isRaised = here.TryRaise(1, FirstDay, 3);

        Assert.False(isTooMuchRaised);
        Assert.True(isRaised);
        Assert.Equal(10m, there.ReadToday().Reserved);
    }

    [Fact]
    public async Task Settle_FileIsLocked_IsBookedLater()
    {
        using var bench = new BudgetBench();
        var budget = bench.Open();
        var reservation = await budget.ReserveAsync(8, Cancellation);
        int unbooked;
        using (var other = bench.Connect())
        using (other.BeginTransaction(deferred: false))
        {
            reservation!.Settle(3);
            unbooked = budget.UnbookedCalls;
        }

        var state = budget.ReadToday();

        Assert.Equal((1, 0), (unbooked, budget.UnbookedCalls));
        Assert.Equal(new DailyBudgetState(FirstDay, 3, 0), state);
    }

    [Fact]
    public async Task ReserveAsync_AnyPrice_IsKeptExactly()
    {
        using var bench = new BudgetBench();
        var budget = bench.Open();

        foreach (var price in (decimal[])[0.1m, 0.2m, 0.0000000000000000000000000001m, 0])
        {
            (await budget.ReserveAsync(price, Cancellation))!.Settle(price);
        }

        Assert.Equal(0.3000000000000000000000000001m, budget.ReadToday().Spent);
    }

    [Fact]
    public void Open_FileThatIsNoBudget_IsRefused()
    {
        using var bench = new BudgetBench();
        File.WriteAllText(bench.File, "no database");

        var error = Assert.Throws<InvalidDataException>(bench.Open);

        Assert.Contains($"'{bench.File}' is no budget", error.Message, StringComparison.Ordinal);
    }

    private static (decimal Worst, decimal Actual) Draw(Random random)
    {
        var worst = random.Next(1, 1000) / 1000m;
        return (worst, Math.Round(worst * random.Next(0, 101) / 100m, 4));
    }

    private static async Task<(bool IsAdmitted, decimal Worst, decimal Actual)> RunAsync(
        DailyBudget budget, decimal worst, decimal actual)
    {
        var reservation = await budget.ReserveAsync(worst, Cancellation);
        await Task.Yield();
        reservation?.Settle(actual);
        return (reservation is not null, worst, actual);
    }
}
