using System.Text.Json.Serialization;
using Podium.Core.Budgets;

namespace Podium.Core.Workers;

/// <summary>Price of a worker's tokens, in the pool's currency per million tokens; never negative.</summary>
/// <param name="InputPerMillion">Price of a million input tokens.</param>
/// <param name="OutputPerMillion">Price of a million output tokens.</param>
public sealed record TokenPrice(decimal InputPerMillion, decimal OutputPerMillion)
{
    private const decimal Million = 1_000_000m;

    /// <summary>
    /// Price of a million input tokens that the service had in its cache; <see langword="null"/> for that of others.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? CachedInputPerMillion { get; init; }

    /// <summary>
    /// Price of a million input tokens that the service puts into its cache; <see langword="null"/> for that of others.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? CacheWritePerMillion { get; init; }

    /// <summary>What calls with long prompts cost instead; <see langword="null"/> for the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PriceTier? LongPrompt { get; init; }

    internal static TokenPrice Free { get; } = new(0, 0);

    /// <summary>What a call is billed that used so much, in the pool's currency.</summary>
    public decimal Of(TokenUsage usage)
    {
        if (TierOf(usage) is { } tier)
        {
            return tier.Price.Of(usage);
        }

        var plain = usage.InputTokens - usage.CachedInputTokens - usage.CacheWriteTokens;
        return ((InputPerMillion * plain)
            + ((CachedInputPerMillion ?? InputPerMillion) * usage.CachedInputTokens)
            + ((CacheWritePerMillion ?? InputPerMillion) * usage.CacheWriteTokens)
            + (OutputPerMillion * usage.OutputTokens)) / Million;
    }

    /// <summary>
    /// The most that a call can be billed that uses at most so many tokens, whatever its service has or puts into its
    /// cache.
    /// </summary>
    public decimal Most(TokenUsage tokens)
    {
        var input = Math.Max(InputPerMillion, Math.Max(CachedInputPerMillion ?? 0, CacheWritePerMillion ?? 0));
        var most = ((input * tokens.InputTokens) + (OutputPerMillion * tokens.OutputTokens)) / Million;
        return TierOf(tokens) is { } tier ? Math.Max(most, tier.Price.Most(tokens)) : most;
    }

    private PriceTier? TierOf(TokenUsage usage) => usage.InputTokens > LongPrompt?.AboveTokens ? LongPrompt : null;
}
