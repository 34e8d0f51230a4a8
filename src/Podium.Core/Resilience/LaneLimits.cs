using Podium.Core.Budgets;

namespace Podium.Core.Resilience;

/// <summary>How many calls of a worker there may be at once and in a minute, and how many tokens.</summary>
internal sealed class LaneLimits(ResilienceOptions options, TimeProvider clock)
{
    private const int BytesPerToken = 4;

    private readonly SemaphoreSlim? _places = options.MaxConcurrency is { } most ? new(most, most) : null;
    private readonly RateLimit? _requests = options.RequestsPerMinute is { } most ? new(most, clock) : null;
    private readonly RateLimit? _tokens = options.TokensPerMinute is { } most ? new(most, clock) : null;

    /// <summary>Waits until a call may begin. It counts with a guess until what it used is known.</summary>
    public async Task<Place> EnterAsync(TokenUsage bound, CancellationToken cancellationToken)
    {
        if (_places is not null)
        {
            await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        var place = new Place(this, bound.InputTokens / BytesPerToken);
        try
        {
            if (_requests is not null)
            {
                await _requests.TakeAsync(1, 1, cancellationToken).ConfigureAwait(false);
            }

            if (_tokens is not null)
            {
                await _tokens.TakeAsync(1, place.Guess, cancellationToken).ConfigureAwait(false);
            }

            return place;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <summary>A call that has begun; disposed when it has ended.</summary>
    public sealed class Place(LaneLimits limits, long guess) : IDisposable
    {
        public long Guess => guess;

        /// <summary>Counts what the call did use.</summary>
        public void Settle(TokenUsage usage) => limits._tokens?.Take(usage.TotalTokens() - guess);

        public void Dispose() => limits._places?.Release();
    }
}
