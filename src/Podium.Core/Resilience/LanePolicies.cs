using Podium.Core.Execution;
using Podium.Core.Workers;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Podium.Core.Resilience;

/// <summary>
/// When a worker is called again, and when it is left alone. Retries go around the breaker, so a worker that is left
/// alone is given up at once.
/// </summary>
internal sealed class LanePolicies
{
    private static readonly ResiliencePropertyKey<ResilientCall> CallKey = new("podium.call");

    private readonly Worker _worker;
    private readonly ResilienceOptions _options;
    private readonly ResiliencePipeline<Attempt> _whole;
    private readonly Random _random;

    public LanePolicies(Worker worker, ResilienceOptions options, TimeProvider clock)
    {
        _worker = worker;
        _options = options;
        _random = Randomness.Seed.Generator(options.Seed);
        Breaker = BuildBreaker(options, clock);
        _whole = BuildRetries(clock);
    }

    /// <summary>Leaves a worker alone that fails too often.</summary>
    public ResiliencePipeline<Attempt> Breaker { get; }

    /// <summary>Makes attempts until one is not to be followed by another.</summary>
    /// <exception cref="BrokenCircuitException">The worker is left alone.</exception>
    public async Task<Attempt> RunAsync<TState>(
        ResilientCall call,
        Func<TState, ResilientCall, CancellationToken, ValueTask<Attempt>> attempt,
        TState state,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallKey, call);
        try
        {
            return await _whole
                .ExecuteAsync(
                    static (context, given) => given.Attempt(given.State, given.Call, context.CancellationToken),
                    context,
                    (Attempt: attempt, State: state, Call: call))
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<Attempt> BuildRetries(TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock };
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

        return builder.AddPipeline(Breaker).Build();
    }

    private static ResiliencePipeline<Attempt> BuildBreaker(ResilienceOptions options, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock };
        if (options.BreakerShare is { } share)
        {
            builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<Attempt>
            {
                FailureRatio = share,
                MinimumThroughput = options.BreakerCalls,
                SamplingDuration = options.BreakerWindow,
                BreakDuration = options.BreakerPause,
                ShouldHandle = arguments => ValueTask.FromResult(SpeaksAgainstService(arguments.Outcome.Result)),
            });
        }

        return builder.Build();
    }

    /// <summary>A call that another one overtook speaks neither for the service nor against it.</summary>
    private static bool SpeaksAgainstService(Attempt? attempt) =>
        (attempt?.Own ?? attempt)?.Failure?.Fault is FaultKind.Unavailable or FaultKind.TimedOut or FaultKind.CutStream;

    private bool MayTryAgain(RetryPredicateArguments<Attempt> arguments) =>
        arguments.AttemptNumber < _options.MaxAttempts - 1
        && arguments.Outcome.Result is { Failure: not null, IsTransient: true } failed
        && !(failed.RetryAfter > _options.MaxDelay)
        && arguments.Context.Properties.GetValue(CallKey, null!).MayCall(_worker);

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
}
