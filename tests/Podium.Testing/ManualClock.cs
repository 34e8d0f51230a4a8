namespace Podium.Testing;

/// <summary>
/// A clock that stands still until it is moved. Timers fire in the order of their due times, those of one moment in
/// the order in which they were made, on the thread that moves the clock.
/// </summary>
public sealed class ManualClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<(ManualTimer Timer, int Version), (TimeSpan Due, long Order)> _due = new();
    private TimeSpan _elapsed;
    private long _order;

    /// <summary>Time since the clock was made.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
            {
                return _elapsed;
            }
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed.Ticks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, firing every timer that falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        var end = Elapsed + by;
        while (FireNext(end))
        {
        }

        lock (_gate)
        {
            _elapsed = end;
        }
    }

    /// <summary>Moves the clock to the next timer's due time and fires it; false if there is none.</summary>
    public bool AdvanceToNextTimer() => FireNext(TimeSpan.MaxValue);

    /// <summary>
    /// Starts <paramref name="work"/> and moves the clock from timer to timer until it is done. All of it happens on
    /// one thread without a synchronisation context, so that what a timer sets off has happened when the next fires.
    /// </summary>
    /// <exception cref="InvalidOperationException">The work waits for something that is no timer.</exception>
    public Task<T> RunAsync<T>(Func<Task<T>> work) => Task.Run(async () =>
    {
        var task = work();
        while (!task.IsCompleted)
        {
            if (!AdvanceToNextTimer())
            {
                throw new InvalidOperationException("The work waits, and no timer is left that could wake it.");
            }
        }

        return await task.ConfigureAwait(false);
    });

    internal void Schedule(ManualTimer timer, int version, TimeSpan dueTime)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        lock (_gate)
        {
            _due.Enqueue((timer, version), (_elapsed + dueTime, _order++));
        }
    }

    private bool FireNext(TimeSpan end)
    {
        ManualTimer timer;
        int version;
        lock (_gate)
        {
            do
            {
                if (!_due.TryPeek(out _, out var next) || next.Due > end)
                {
                    return false;
                }

                (timer, version) = _due.Dequeue();
                _elapsed = timer.IsCurrent(version) && next.Due > _elapsed ? next.Due : _elapsed;
            }
            while (!timer.IsCurrent(version));
        }

        timer.Fire(version);
        return true;
    }
}
