using System.ComponentModel.DataAnnotations;

namespace Podium.Core.Resilience;

/// <summary>How a worker is called whose service may fail, be busy or be slow.</summary>
public sealed record ResilienceOptions
{
    /// <summary>Most times that the worker is called for one step before another stands in or the step fails.</summary>
    /// <value>4.</value>
    [Range(1, 100)]
    public int MaxAttempts { get; init; } = 4;

    /// <summary>
    /// Middle of the time before the second attempt. It doubles with each further one and is drawn at random around
    /// that, so that callers who failed together do not come back together.
    /// </summary>
    /// <value>1 s.</value>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Longest time before another attempt. A service that asks for more is not waited for: another worker stands in,
    /// or the step fails.
    /// </summary>
    /// <value>30 s.</value>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time for one attempt; <see langword="null"/> for no deadline.</summary>
    /// <value>5 min.</value>
    public TimeSpan? AttemptTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Time in which a stream that has begun must bring its next piece; <see langword="null"/> for any.
    /// </summary>
    /// <value>60 s.</value>
    public TimeSpan? IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Time after which a second call is made beside one that has brought nothing, of a stream no piece; the first to
    /// bring something goes on, the other is left and counts with the most that it can cost. <see langword="null"/> to
    /// wait for the first alone.
    /// </summary>
    /// <value>No second call.</value>
    public TimeSpan? HedgeAfter { get; init; }

    /// <summary>
    /// Most calls of the worker in flight at once; others wait. <see langword="null"/> for any number.
    /// </summary>
    /// <value>Any number.</value>
    [Range(1, 100_000)]
    public int? MaxConcurrency { get; init; }

    /// <summary>
    /// Calls that may be begun in a minute, a minute's worth of them at once; others wait. <see langword="null"/> for
    /// any number.
    /// </summary>
    /// <value>Any number.</value>
    [Range(1, 1_000_000)]
    public int? RequestsPerMinute { get; init; }

    /// <summary>
    /// Tokens that calls may use in a minute, read and written. A call begins when those before it are within that,
    /// and counts with what it did use. <see langword="null"/> for any number.
    /// </summary>
    /// <value>Any number.</value>
    [Range(1, 1_000_000_000)]
    public int? TokensPerMinute { get; init; }

    /// <summary>
    /// Share of failed calls, of those within <see cref="BreakerWindow"/>, from which on the worker is left alone for
    /// <see cref="BreakerPause"/>; <see langword="null"/> to call it always.
    /// </summary>
    /// <value>One half.</value>
    [Range(0.01, 1.0)]
    public double? BreakerShare { get; init; } = 0.5;

    /// <summary>Fewest calls within <see cref="BreakerWindow"/> that say anything.</summary>
    /// <value>8.</value>
    [Range(2, 100_000)]
    public int BreakerCalls { get; init; } = 8;

    /// <summary>Time over which failed calls are counted; at least half a second.</summary>
    /// <value>30 s.</value>
    public TimeSpan BreakerWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time for which a failing worker is left alone; at least half a second.</summary>
    /// <value>15 s.</value>
    public TimeSpan BreakerPause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Seed of the times between attempts.</summary>
    /// <value>0.</value>
    public long Seed { get; init; }
}
