namespace Podium.Providers.Prices;

/// <summary>What calls with long prompts cost, all of their tokens.</summary>
/// <param name="AboveTokens">Most tokens of a prompt that is not long.</param>
/// <param name="InputPerMillion">Price of a million tokens read.</param>
/// <param name="OutputPerMillion">Price of a million tokens written.</param>
public sealed record LongPromptPrice(int AboveTokens, decimal InputPerMillion, decimal OutputPerMillion)
{
    /// <summary>Price of a million tokens read from the service's cache; <see langword="null"/> if unknown.</summary>
    public decimal? CachedInputPerMillion { get; init; }

    /// <summary>
    /// Price of a million tokens read and put into the service's cache; <see langword="null"/> if unknown.
    /// </summary>
    public decimal? CacheWritePerMillion { get; init; }
}
