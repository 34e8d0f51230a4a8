using Podium.Core.Execution;

namespace Podium.Core.Resilience.Hedging;

/// <summary>
/// A call, and a second one if the first is slow. The one that first brings an answer, or the first piece of one, goes
/// on; the other is given up and booked with the most that it can cost, since no service says what it bills for a call
/// that was left.
/// </summary>
internal sealed class HedgeRace : IDisposable
{
    private readonly ResilientCall _call;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _cancellationToken;
    private readonly TaskCompletionSource _led = new();
    private readonly Racer _first;
    private readonly Racer _second;
    private Racer? _leader;

    public HedgeRace(ResilientCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        _call = call;
        _clock = clock;
        _cancellationToken = cancellationToken;
        _first = new Racer(this, isHedge: false, cancellationToken);
        _second = new Racer(this, isHedge: true, cancellationToken);
    }

    /// <summary>Guards the state of both calls.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Runs the first call, and the second one too when that is due.</summary>
    /// <param name="first">Makes the first call.</param>
    /// <param name="after">How long it may take to bring something.</param>
    /// <param name="admit">Books a second one then; <see langword="null"/> if there may be none.</param>
    /// <param name="second">Makes it; nothing comes of one that was not made.</param>
    public async Task<Attempt> RunAsync(
        Func<Racer, Task<Attempt>> first,
        TimeSpan after,
        Func<Booking?> admit,
        Func<Racer, Booking, Task<Attempt>> second)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken);
        var late = Task.Delay(after, _clock, waiting.Token);
        var own = first(_first);
        Task<Attempt>? other = null;
        try
        {
            while (await IsLateAsync(own, late).ConfigureAwait(false))
            {
                if (_first.Booking?.Host.Queue is { } queue)
                {
                    // It has sent nothing yet; the time counts from when it does.
                    await Task.WhenAny(own, queue).ConfigureAwait(false);
                    late = Task.Delay(after, _clock, waiting.Token);
                }
                else if (admit() is { } booking)
                {
                    other = second(_second, booking);
                    return await DecideAsync(own, other).ConfigureAwait(false);
                }
                else
                {
                    break;
                }
            }

            return await own.ConfigureAwait(false);
        }
        finally
        {
            // Neither call outlives the race, however that ends.
            waiting.Cancel();
            GiveUp(_first);
            GiveUp(_second);
            await Task.WhenAll(own, other ?? Task.CompletedTask)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whether a call that brought something is the one that counts.</summary>
    public bool TryLead(Racer racer)
    {
        var other = ReferenceEquals(racer, _first) ? _second : _first;
        FailedAttempt? lost;
        lock (Gate)
        {
            if (_leader is not null)
            {
                return ReferenceEquals(_leader, racer);
            }

            if (racer.IsGivenUp || racer.Failure is not null)
            {
                return false;
            }

            _leader = racer;
            lost = other.Failure ?? (other.IsSent ? Overtaken(other) : null);
            other.GiveUp();
        }

        other.Cancel();
        if (lost is not null)
        {
            _call.Report(lost);
        }

        if (racer.IsHedge)
        {
            _call.DecidedBy(racer.Worker!);
        }

        _led.TrySetResult();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    private async Task<Attempt> DecideAsync(Task<Attempt> own, Task<Attempt> other)
    {
        await Task.WhenAny(own, other).ConfigureAwait(false);
        if (own.IsCompleted)
        {
            // A failed call need not wait with one that waits for a place or for its worker's limits.
            GiveUp(_second, onlyUnsent: true);
        }

        var ofSecond = await other.ConfigureAwait(false);
        var ofFirst = await own.ConfigureAwait(false);
        if (ReferenceEquals(_leader, _second))
        {
            return ofSecond with { Own = ofFirst };
        }

        if (_leader is null && _second.Failure is { } failed)
        {
            _call.Report(failed);
        }

        return ofFirst;
    }

    private async Task<bool> IsLateAsync(Task own, Task late)
    {
        var ended = await Task.WhenAny(own, _led.Task, late).ConfigureAwait(false);
        return ReferenceEquals(ended, late) && !_cancellationToken.IsCancellationRequested;
    }

    private void GiveUp(Racer racer, bool onlyUnsent = false)
    {
        lock (Gate)
        {
            if (ReferenceEquals(_leader, racer) || (onlyUnsent && racer.IsSent))
            {
                return;
            }

            racer.GiveUp();
        }

        racer.Cancel();
    }

    private FailedAttempt Overtaken(Racer racer)
    {
        var booked = _call.Booked(racer.Booking!);
        return new FailedAttempt(
            racer.Worker!.Name,
            FaultKind.Overtaken,
            "Another call for the same answer was faster.",
            booked.Usage,
            booked.IsReported,
            booked.Price,
            _clock.GetElapsedTime(racer.Start),
            Wait: null);
    }
}
