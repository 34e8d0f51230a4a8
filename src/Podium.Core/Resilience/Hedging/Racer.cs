using Podium.Core.Workers;

namespace Podium.Core.Resilience.Hedging;

/// <summary>One of the calls of a <see cref="HedgeRace"/>.</summary>
internal sealed class Racer(HedgeRace race, bool isHedge, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _end =
        CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

    /// <summary>Whether it was begun because another one was slow.</summary>
    public bool IsHedge => isHedge;

    /// <summary>Is cancelled when the call is given up, or the race as a whole.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>Whether another call was faster, so that this one counts no more.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>Whether its worker was called, and did not just wait for the answer to another caller.</summary>
    public bool IsSent => Booking is { Host.Queue: null };

    /// <summary>Who was called.</summary>
    public Worker? Worker { get; private set; }

    /// <summary>What is booked for it; <see langword="null"/> until its worker is called.</summary>
    public Booking? Booking { get; private set; }

    /// <summary>When it began, by the clock of the race.</summary>
    public long Start { get; private set; }

    /// <summary>How it failed; <see langword="null"/> if it did not.</summary>
    public FailedAttempt? Failure { get; private set; }

    /// <summary>The worker is about to be called; false if another call was faster meanwhile.</summary>
    public bool TryBegin(Worker worker, Booking booking, long start)
    {
        lock (race.Gate)
        {
            if (!IsGivenUp)
            {
                (Worker, Booking, Start) = (worker, booking, start);
            }

            return !IsGivenUp;
        }
    }

    /// <summary>The call failed, which <paramref name="book"/> books; false if it was given up before.</summary>
    public bool TryFail(Func<FailedAttempt> book)
    {
        lock (race.Gate)
        {
            Failure = IsGivenUp ? null : book();
            return !IsGivenUp;
        }
    }

    /// <summary>It brought something; false if another call did so before.</summary>
    public bool TryLead() => race.TryLead(this);

    /// <summary>Ends the call; only the race does so, under its lock.</summary>
    public void GiveUp() => IsGivenUp = true;

    /// <summary>Cancels what is left of a call that was given up.</summary>
    public void Cancel() => _end.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _end.Dispose();
}
