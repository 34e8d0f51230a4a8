using System.ComponentModel.DataAnnotations;
using Podium.Core.Resilience;

namespace Podium.Providers.Pools.Documents;

/// <summary>How a model's service is called.</summary>
public sealed record CallEntry
{
    private static readonly ResilienceOptions Defaults = new();

    /// <summary>Most times it is called for one step before a fallback stands in or the step fails.</summary>
    /// <value>4</value>
    [Range(1, 100)]
    public int Attempts { get; init; } = Defaults.MaxAttempts;

    /// <summary>Time before the second attempt; it doubles with each further one, and varies at random.</summary>
    /// <value>1s</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan Delay { get; init; } = Defaults.Delay;

    /// <summary>Longest time before another attempt; a service that asks for more is given up.</summary>
    /// <value>30s</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan MaxDelay { get; init; } = Defaults.MaxDelay;

    /// <summary>Time for one attempt.</summary>
    /// <value>5m</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan Timeout { get; init; } = Defaults.AttemptTimeout!.Value;

    /// <summary>Time in which a stream that has begun must bring its next piece.</summary>
    /// <value>1m</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan IdleTimeout { get; init; } = Defaults.IdleTimeout!.Value;

    /// <summary>
    /// Time after which a second call is made beside one that has brought nothing; the first to bring something goes
    /// on, and the other is left and counts with the most that it can cost.
    /// </summary>
    /// <value>No second call.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan? HedgeAfter { get; init; }

    /// <summary>Name of the worker who gets the second call.</summary>
    /// <value>The same one.</value>
    public string? HedgeWith { get; init; }

    /// <summary>Most calls in flight at once.</summary>
    /// <value>Any number.</value>
    [Range(1, 100_000)]
    public int? Concurrency { get; init; }

    /// <summary>Most calls begun in a minute.</summary>
    /// <value>Any number.</value>
    [Range(1, 1_000_000)]
    public int? RequestsPerMinute { get; init; }

    /// <summary>Most tokens read and written in a minute.</summary>
    /// <value>Any number.</value>
    [Range(1, 1_000_000_000)]
    public int? TokensPerMinute { get; init; }

    internal ResilienceOptions ToOptions() => Defaults with
    {
        MaxAttempts = Attempts,
        Delay = Delay,
        MaxDelay = MaxDelay,
        AttemptTimeout = Timeout,
        IdleTimeout = IdleTimeout,
        HedgeAfter = HedgeAfter,
        MaxConcurrency = Concurrency,
        RequestsPerMinute = RequestsPerMinute,
        TokensPerMinute = TokensPerMinute,
    };
}
