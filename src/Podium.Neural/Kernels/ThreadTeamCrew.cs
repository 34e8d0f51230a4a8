using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Podium.Neural.Kernels;

/// <summary>
/// The background threads of a <see cref="ThreadTeam"/> and the parts they share. It does not know the team, so that a
/// forgotten team can be collected while its threads are parked.
/// </summary>
internal sealed class ThreadTeamCrew(int helpers, TimeSpan patience)
{
    private readonly long _spinTicks = (long)(patience.TotalSeconds * Stopwatch.Frequency);
    private readonly SemaphoreSlim _work = new(0);
    private readonly SemaphoreSlim _finished = new(0);
    private readonly Lock _failureLock = new();
    private Shared _shared;
    private Action<int>? _body;
    private int _parts;
    private int _failedPart;
    private Exception? _failure;
    private int _busy;
    private bool _started;
    private volatile bool _stopped;

    /// <summary>Takes the crew for one computation; false when it is busy.</summary>
    public bool TryEnter()
    {
        return Interlocked.CompareExchange(ref _busy, 1, 0) == 0;
    }

    /// <summary>Gives the crew back after <see cref="TryEnter"/>.</summary>
    public void Leave()
    {
        Volatile.Write(ref _busy, 0);
    }

    /// <summary>Runs all parts together with the crew; returns the exception of the lowest part that threw.</summary>
    public Exception? Share(int parts, Action<int> body)
    {
        Start();
        _body = body;
        _parts = parts;
        _failure = null;
        _failedPart = parts;
        Volatile.Write(ref _shared.Pending, parts);
        var job = (ulong)(uint)((int)(_shared.State >> 32) + 1) << 32;
        Interlocked.Exchange(ref _shared.State, job | (uint)parts);
        Wake(parts - 1);
        while (TryRunOne())
        {
        }

        AwaitParts();
        _body = null;
        var failure = _failure;
        _failure = null;
        return failure;
    }

    /// <summary>Lets the threads end; parts already begun are finished.</summary>
    public void Stop()
    {
        _stopped = true;
        Interlocked.MemoryBarrier();
        Wake(helpers);
    }

    private void Start()
    {
        if (_started)
        {
            return;
        }

        _started = true;
        for (var index = 0; index < helpers; index++)
        {
            var thread = new Thread(Work) { IsBackground = true, Name = "Podium kernel" };
            thread.Start();
        }
    }

    private void Work()
    {
        var idleSince = Stopwatch.GetTimestamp();
        while (!_stopped)
        {
            if (TryRunOne())
            {
                idleSince = Stopwatch.GetTimestamp();
            }
            else if (Stopwatch.GetTimestamp() - idleSince < _spinTicks)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Park();
                idleSince = Stopwatch.GetTimestamp();
            }
        }
    }

    // The low half of the state counts the parts that nobody has claimed; the high half numbers the computation. A
    // successful exchange therefore proves that body and parts, read before it, belong to that computation.
    private bool TryRunOne()
    {
        while (true)
        {
            var state = Volatile.Read(ref _shared.State);
            var unclaimed = (int)(state & uint.MaxValue);
            if (unclaimed == 0)
            {
                return false;
            }

            var body = _body;
            var part = _parts - unclaimed;
            if (Interlocked.CompareExchange(ref _shared.State, state - 1, state) == state)
            {
                RunOne(body!, part);
                return true;
            }
        }
    }

    private void RunOne(Action<int> body, int part)
    {
        try
        {
            if (part < Volatile.Read(ref _failedPart))
            {
                body(part);
            }
        }
#pragma warning disable CA1031 // Thrown again by the thread that called Run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            lock (_failureLock)
            {
                if (part < _failedPart)
                {
                    _failure = exception;
                    Volatile.Write(ref _failedPart, part);
                }
            }
        }

        if (Interlocked.Decrement(ref _shared.Pending) == 0 && Interlocked.Exchange(ref _shared.CallerParked, 0) == 1)
        {
            _finished.Release();
        }
    }

    private void AwaitParts()
    {
        var since = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _shared.Pending) != 0)
        {
            if (Stopwatch.GetTimestamp() - since < _spinTicks)
            {
                Thread.SpinWait(1);
                continue;
            }

            Interlocked.Exchange(ref _shared.CallerParked, 1);
            var done = Volatile.Read(ref _shared.Pending) == 0;
            if (!done || Interlocked.Exchange(ref _shared.CallerParked, 0) == 0)
            {
                _finished.Wait();
            }
        }
    }

    private void Park()
    {
        Interlocked.Increment(ref _shared.Parked);
        var needed = _stopped || (Volatile.Read(ref _shared.State) & uint.MaxValue) != 0;
        if (!needed || TakeParked(1) == 0)
        {
            _work.Wait();
        }
    }

    private void Wake(int wanted)
    {
        var taken = TakeParked(wanted);
        if (taken > 0)
        {
            _work.Release(taken);
        }
    }

    private int TakeParked(int wanted)
    {
        while (true)
        {
            var parked = Volatile.Read(ref _shared.Parked);
            var taken = Math.Min(parked, wanted);
            if (taken == 0 || Interlocked.CompareExchange(ref _shared.Parked, parked - taken, parked) == parked)
            {
                return taken;
            }
        }
    }

    // Each counter on cache lines of its own, away from the fields that are only read while parts run.
    [StructLayout(LayoutKind.Explicit, Size = 640)]
    private struct Shared
    {
        [FieldOffset(128)]
        public ulong State;

        [FieldOffset(256)]
        public int Pending;

        [FieldOffset(384)]
        public int Parked;

        [FieldOffset(512)]
        public int CallerParked;
    }
}
