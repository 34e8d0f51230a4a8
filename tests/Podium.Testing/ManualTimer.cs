namespace Podium.Testing;

/// <summary>A timer of a <see cref="ManualClock"/>.</summary>
internal sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
{
    private int _version;
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        clock.Schedule(this, Interlocked.Increment(ref _version), dueTime);
        return true;
    }

    public void Dispose() => Interlocked.Increment(ref _version);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal bool IsCurrent(int version) => Volatile.Read(ref _version) == version;

    internal void Fire(int version)
    {
        if (_period > TimeSpan.Zero)
        {
            clock.Schedule(this, version, _period);
        }

        callback();
    }
}
