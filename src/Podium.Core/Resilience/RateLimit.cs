namespace Podium.Core.Resilience;

/// <summary>
/// Lets so much through in a minute. What is left over lasts, up to a minute's worth; who takes more than there is
/// leaves a debt, which those behind wait for. Callers come through in the order in which they came.
/// </summary>
internal sealed class RateLimit(int perMinute, TimeProvider clock)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private double _level = perMinute;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>
    /// Waits until there is at least <paramref name="needed"/>, then takes <paramref name="amount"/>.
    /// </summary>
    public async Task TakeAsync(double needed, double amount, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (TimeUntil(needed) is { } wait)
            {
                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
            }

            Take(amount);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes more, or gives back what was taken too much.</summary>
    public void Take(double amount)
    {
        lock (_gate)
        {
            _level -= amount;
        }
    }

    private TimeSpan? TimeUntil(double needed)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _level = Math.Min(
                perMinute, _level + (perMinute * clock.GetElapsedTime(_filledAt, now).TotalMinutes));
            _filledAt = now;
            var missing = Math.Min(needed, perMinute) - _level;
            return missing <= 0 ? null : TimeSpan.FromMilliseconds(Math.Ceiling(60_000 * missing / perMinute));
        }
    }
}
