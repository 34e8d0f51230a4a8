using Podium.Core.Resilience;
using Podium.Testing;

namespace Podium.Core.Tests.Resilience;

public sealed class RateLimitTests
{
    [Theory]
    [InlineData(60, 100, 40)]
    [InlineData(6, 7, 10)]
    [InlineData(100, 100, 0)]
    public async Task TakeAsync_MoreThanAMinutesWorth_ComesAtTheRate(int perMinute, int calls, int seconds)
    {
        var clock = new ManualClock();
        var limit = new RateLimit(perMinute, clock);

        await clock.RunAsync(async () =>
        {
            for (var call = 0; call < calls; call++)
            {
                await limit.TakeAsync(1, 1, CancellationToken.None);
            }

            return true;
        });

        Assert.InRange(clock.Elapsed.TotalSeconds, seconds, seconds + 0.1);
    }

    [Fact]
    public async Task TakeAsync_AfterADebt_WaitsUntilItIsPaid()
    {
        var clock = new ManualClock();
        var limit = new RateLimit(600, clock);

        await clock.RunAsync(async () =>
        {
            await limit.TakeAsync(1, 10, CancellationToken.None);
            limit.Take(1190);
            await limit.TakeAsync(1, 10, CancellationToken.None);
            return true;
        });

        Assert.InRange(clock.Elapsed.TotalSeconds, 60.1, 60.2);
    }

    [Fact]
    public async Task TakeAsync_Cancelled_TakesNothing()
    {
        var clock = new ManualClock();
        var limit = new RateLimit(1, clock);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromSeconds(5), clock);
        await limit.TakeAsync(1, 1, CancellationToken.None);

        var impatient = limit.TakeAsync(1, 1, cancelled.Token);
        clock.Advance(TimeSpan.FromSeconds(6));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        await clock.RunAsync(async () =>
        {
            await limit.TakeAsync(1, 1, CancellationToken.None);
            return true;
        });

        Assert.InRange(clock.Elapsed.TotalSeconds, 59.9, 60.1);
    }
}
