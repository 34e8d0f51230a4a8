namespace Podium.Providers.Tests.Budgets;

/// <summary>A clock on which delays pass and the day does not.</summary>
internal sealed class FixedDay(TimeProvider inner) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2000, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
