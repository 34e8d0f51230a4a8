using Podium.Core.Budgets;
using Podium.Core.Workers;

namespace Podium.Core.Resilience;

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

    /// <summary>Whether its worker was called.</summary>
    public bool HasBegun => Worker is not null;

    /// <summary>Who was called.</summary>
    public Worker? Worker { get; private set; }

    /// <summary>The most that the call can use.</summary>
    public TokenUsage Most { get; private set; }

    /// <summary>When it began, by the clock of the race.</summary>
    public long Start { get; private set; }

    /// <summary>How it failed; <see langword="null"/> if it did not.</summary>
    public FailedAttempt? Failure { get; private set; }

    /// <summary>The worker is about to be called; false if another call was faster meanwhile.</summary>
    public bool TryBegin(Worker worker, TokenUsage most, long start)
    {
        lock (race.Gate)
        {
            (Worker, Most, Start) = (worker, most, start);
            return !IsGivenUp;
        }
    }

    /// <summary>The call failed.</summary>
    public void Fail(FailedAttempt failure)
    {
        lock (race.Gate)
        {
            Failure = failure;
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
