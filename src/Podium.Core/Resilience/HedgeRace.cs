using Podium.Core.Execution;

namespace Podium.Core.Resilience;

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
    /// <param name="maySecond">Whether there may be a second one then.</param>
    /// <param name="second">Makes it; nothing comes of one that was not made.</param>
    public async Task<Attempt> RunAsync(
        Func<Racer, Task<Attempt>> first, TimeSpan after, Func<bool> maySecond, Func<Racer, Task<Attempt>> second)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken);
        var late = Task.Delay(after, _clock, waiting.Token);
        var own = first(_first);
        Task<Attempt>? other = null;
        try
        {
            var ended = await Task.WhenAny(own, _led.Task, late).ConfigureAwait(false);
            var isSlow = ReferenceEquals(ended, late) && !_cancellationToken.IsCancellationRequested;
            if (!isSlow || !maySecond())
            {
                return await own.ConfigureAwait(false);
            }

            other = second(_second);
            return await DecideAsync(own, other).ConfigureAwait(false);
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

            _leader = racer;
            lost = other.HasBegun ? other.Failure ?? Overtaken(other) : null;
            other.GiveUp();
        }

        if (lost is not null)
        {
            _call.Report(lost);
        }

        if (racer.IsHedge)
        {
            _call.DecidedBy(racer.Worker!);
        }

        other.Cancel();
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
        if (own.IsCompleted && !_second.HasBegun)
        {
            // It waits for a place or for its worker's limits; a failed call need not wait with it.
            GiveUp(_second);
        }

        var ofSecond = await other.ConfigureAwait(false);
        if (ReferenceEquals(_leader, _second))
        {
            return ofSecond;
        }

        var ofFirst = await own.ConfigureAwait(false);
        if (_leader is null && _second.Failure is { } failed)
        {
            _call.Report(failed);
        }

        return ofFirst;
    }

    private void GiveUp(Racer racer)
    {
        lock (Gate)
        {
            if (ReferenceEquals(_leader, racer))
            {
                return;
            }

            racer.GiveUp();
        }

        racer.Cancel();
    }

    private FailedAttempt Overtaken(Racer racer) => new(
        racer.Worker!.Name,
        FaultKind.Overtaken,
        "Another call for the same answer was faster.",
        racer.Most,
        IsUsageReported: false,
        racer.Worker.Card.Price.Most(racer.Most),
        _clock.GetElapsedTime(racer.Start),
        Wait: null);
}
