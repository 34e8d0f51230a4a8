using Podium.Core.Budgets;
using Podium.Core.Chat;
using Podium.Core.Execution;
using Podium.Core.Workers;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Podium.Core.Resilience;

/// <summary>
/// The way to one worker, shared by all who call it: its limits, its breaker and its retries. Retries go around the
/// breaker, so a worker that is left alone is given up at once.
/// </summary>
internal sealed class WorkerLane
{
    private static readonly ResiliencePropertyKey<ResilientCall> CallKey = new("podium.call");

    private readonly ResilienceOptions _options;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline<Attempt> _pipeline;
    private readonly LaneLimits _limits;
    private readonly Random _random;

    public WorkerLane(Worker worker, ResilienceOptions options, TimeProvider clock)
    {
        Worker = worker;
        _options = options;
        _clock = clock;
        _limits = new LaneLimits(options, clock);
        _random = Randomness.Seed.Generator(options.Seed);
        _pipeline = Build();
    }

    public Worker Worker { get; }

    /// <summary>Calls the worker until it answers or is given up.</summary>
    public async Task<Attempt> RunAsync(ResilientCall call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallKey, call);
        try
        {
            return await _pipeline
                .ExecuteAsync(
                    static (context, state) => state.Lane.TryAsync(state.Call, context.CancellationToken),
                    context,
                    (Lane: this, Call: call))
                .ConfigureAwait(false);
        }
        catch (BrokenCircuitException exception)
        {
            return LeftAlone(exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<Attempt> Build()
    {
        var builder = new ResiliencePipelineBuilder<Attempt> { TimeProvider = _clock };
        if (_options.MaxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = _options.MaxAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = NextRandom,
                Delay = _options.Delay,
                MaxDelay = _options.MaxDelay,
                ShouldHandle = arguments => ValueTask.FromResult(MayTryAgain(arguments)),
                DelayGenerator = arguments => ValueTask.FromResult(AskedDelay(arguments.Outcome.Result)),
                OnRetry = OnRetryAsync,
            });
        }

        if (_options.BreakerShare is { } share)
        {
            builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<Attempt>
            {
                FailureRatio = share,
                MinimumThroughput = _options.BreakerCalls,
                SamplingDuration = _options.BreakerWindow,
                BreakDuration = _options.BreakerPause,
                ShouldHandle = arguments => ValueTask.FromResult(SpeaksAgainstService(arguments.Outcome.Result)),
            });
        }

        return builder.Build();
    }

    private static bool SpeaksAgainstService(Attempt? attempt) =>
        attempt?.Failure?.Fault is FaultKind.Unavailable or FaultKind.TimedOut or FaultKind.CutStream;

    private bool MayTryAgain(RetryPredicateArguments<Attempt> arguments) =>
        arguments.AttemptNumber < _options.MaxAttempts - 1
        && arguments.Outcome.Result is { Failure: not null, IsTransient: true } failed
        && !(failed.RetryAfter > _options.MaxDelay)
        && arguments.Context.Properties.GetValue(CallKey, null!).MayCall(Worker);

    /// <summary>
    /// What the service asks for and a little more; the caller's own delay where it asks for nothing.
    /// </summary>
    private TimeSpan? AskedDelay(Attempt? failed) =>
        failed?.RetryAfter is { } asked ? asked + (_options.Delay * NextRandom()) : null;

    private ValueTask OnRetryAsync(OnRetryArguments<Attempt> arguments)
    {
        var call = arguments.Context.Properties.GetValue(CallKey, null!);
        call.Report(arguments.Outcome.Result!.Failure! with { Wait = arguments.RetryDelay });
        return ValueTask.CompletedTask;
    }

    private double NextRandom()
    {
        lock (_random)
        {
            return _random.NextDouble();
        }
    }

    private async ValueTask<Attempt> TryAsync(ResilientCall call, CancellationToken cancellationToken)
    {
        var bound = call.Bound(Worker);
        using var place = await _limits.EnterAsync(bound, cancellationToken).ConfigureAwait(false);
        using var deadline = new AttemptDeadline(_options, _clock, cancellationToken);
        var booking = call.Begin(Worker, bound);
        var start = _clock.GetTimestamp();
        try
        {
            var response = await call.AskAsync(Worker, booking, bound, deadline.OnPiece, deadline.Token)
                .ConfigureAwait(false);
            place.Settle(TokenUsage.From(response.Usage) ?? bound);
            return new Attempt(response, null);
        }
        catch (Exception exception)
            when (exception is not RunFailedException && !cancellationToken.IsCancellationRequested)
        {
            var cause = deadline.Passed() ?? exception;
            var failed = Describe(cause, bound, _clock.GetElapsedTime(start));
            var booked = call.Fail(booking, failed.Failure!);
            place.Settle(booked.Usage);
            return failed with { Failure = booked };
        }
    }

    private Attempt Describe(Exception exception, TokenUsage bound, TimeSpan elapsed)
    {
        var fault = WorkerFaults.Describe(exception);
        var known = WorkerFaults.UsageOf(exception);
        var usage = known ?? bound;
        var price = PriceBound.OfTokens(Worker.Card, usage);
        return new Attempt(
            null,
            new FailedAttempt(
                Worker.Name, fault.Fault, fault.Message, usage, known is not null, price, elapsed, Wait: null))
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
