using Podium.Core.Budgets;
using Podium.Core.Chat;
using Podium.Core.Execution;
using Podium.Core.Resilience.Hedging;
using Podium.Core.Workers;
using Polly.CircuitBreaker;

namespace Podium.Core.Resilience;

/// <summary>
/// The way to one worker, shared by all who call it: its limits, its policies, and a second call beside one that is
/// slow.
/// </summary>
internal sealed class WorkerLane
{
    /// <summary>What comes of a call that another one overtook, which has told of it.</summary>
    private static readonly Attempt GivenUp = new(null, null);

    private readonly ResilienceOptions _options;
    private readonly TimeProvider _clock;
    private readonly LanePolicies _policies;
    private readonly LaneLimits _limits;

    public WorkerLane(Worker worker, ResilienceOptions options, TimeProvider clock)
    {
        Worker = worker;
        _options = options;
        _clock = clock;
        _limits = new LaneLimits(options, clock);
        _policies = new LanePolicies(worker, options, clock);
        HedgeLane = this;
    }

    public Worker Worker { get; }

    /// <summary>The way of a second call beside one that is slow.</summary>
    /// <value>This one.</value>
    public WorkerLane HedgeLane { get; set; }

    /// <summary>Calls the worker until it answers or is given up.</summary>
    public async Task<Attempt> RunAsync(ResilientCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await _policies
                .RunAsync(
                    call,
                    static (lane, call, token) => lane.TryAsync(call, token),
                    this,
                    cancellationToken)
                .ConfigureAwait(false);
        }
        catch (BrokenCircuitException exception)
        {
            return LeftAlone(exception);
        }
    }

    /// <summary>
    /// Calls the worker once, beside a call that is slow, unless it is left alone or that call ends first.
    /// </summary>
    private async Task<Attempt> HedgeAsync(ResilientCall call, Racer racer, Booking booking)
    {
        try
        {
            return await _policies.Breaker
                .ExecuteAsync(
                    static async (state, token) =>
                    {
                        using var place = await state.Lane._limits.EnterAsync(state.Booking.Most, token)
                            .ConfigureAwait(false);
                        return await state.Lane.AskAsync(state.Call, place, state.Booking, state.Racer, token)
                            .ConfigureAwait(false);
                    },
                    (Lane: this, Call: call, Racer: racer, Booking: booking),
                    racer.Token)
                .ConfigureAwait(false);
        }
        catch (BrokenCircuitException)
        {
            return GivenUp;
        }
        catch (OperationCanceledException) when (racer.IsGivenUp)
        {
            return GivenUp;
        }
        finally
        {
            if (!racer.IsSent)
            {
                call.NeverSent(booking);
            }
        }
    }

    private async ValueTask<Attempt> TryAsync(ResilientCall call, CancellationToken cancellationToken)
    {
        var bound = call.Bound(Worker);
        using var place = await _limits.EnterAsync(bound, cancellationToken).ConfigureAwait(false);
        call.DecidedBy(Worker);
        if (_options.HedgeAfter is not { } after)
        {
            return await AskAsync(call, place, call.Begin(Worker, bound), null, cancellationToken)
                .ConfigureAwait(false);
        }

        using var race = new HedgeRace(call, _clock, cancellationToken);
        return await race
            .RunAsync(
                racer => AskAsync(call, place, call.Begin(Worker, bound), racer, racer.Token),
                after,
                () => call.BeginHedge(HedgeLane.Worker),
                (racer, booking) => HedgeLane.HedgeAsync(call, racer, booking))
            .ConfigureAwait(false);
    }

    private async Task<Attempt> AskAsync(
        ResilientCall call,
        LaneLimits.Place place,
        Booking booking,
        Racer? racer,
        CancellationToken cancellationToken)
    {
        using var deadline = new AttemptDeadline(_options, _clock, cancellationToken);
        var start = _clock.GetTimestamp();
        if (racer?.TryBegin(Worker, booking, start) == false)
        {
            return GivenUp;
        }

        try
        {
            var response = await call.AskAsync(Worker, booking, racer, deadline.OnPiece, deadline.Token)
                .ConfigureAwait(false);
            place.Settle(CachedAnswer.IsIn(response.AdditionalProperties)
                ? default
                : TokenUsage.From(response.Usage) ?? booking.Most);
            return new Attempt(response, null);
        }
        catch (Exception) when (racer is { IsGivenUp: true })
        {
            return GivenUp;
        }
        catch (Exception exception)
            when (exception is not RunFailedException && !cancellationToken.IsCancellationRequested)
        {
            var isSent = booking.Host.Queue is null;
            var failed = Describe(deadline.Passed() ?? exception, booking.Most, isSent, start);
            if (racer?.TryFail(Book) == false)
            {
                return GivenUp;
            }

            var booked = racer?.Failure ?? Book();
            place.Settle(booked.Usage);
            return failed with { Failure = booked };

            FailedAttempt Book() => call.Fail(booking, failed.Failure!);
        }
        finally
        {
            if (booking.Host.Queue is not null)
            {
                call.NeverSent(booking);
            }
        }
    }

    private Attempt Describe(Exception exception, TokenUsage bound, bool isSent, long start)
    {
        var fault = WorkerFaults.Describe(exception);
        var elapsed = _clock.GetElapsedTime(start);
        var (usage, isReported, price, _) = isSent
            ? Charge.Of(Worker.Card.Price, WorkerFaults.UsageOf(exception), bound, isCached: false)
            : Charge.None;
        return new Attempt(
            null,
            new FailedAttempt(Worker.Name, fault.Fault, fault.Message, usage, isReported, price, elapsed, Wait: null))
        {
            IsTransient = WorkerFaults.IsTransient(exception),
            RetryAfter = (exception as WorkerFaultException)?.RetryAfter,
            Cause = exception,
        };
    }

    private Attempt LeftAlone(BrokenCircuitException exception)
    {
        var pause = exception.RetryAfter is { } left ? $" for another {Math.Ceiling(left.TotalSeconds):0} s" : "";
        var message = $"The worker '{Worker.Name}' has failed too often and is left alone{pause}.";
        return new Attempt(
            null,
            new FailedAttempt(
                Worker.Name, FaultKind.Unavailable, message, default, IsUsageReported: true, 0, TimeSpan.Zero, null))
        {
            IsTransient = true,
            RetryAfter = exception.RetryAfter,
        };
    }
}
