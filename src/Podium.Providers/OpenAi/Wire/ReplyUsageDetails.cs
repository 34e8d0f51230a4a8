namespace Podium.Providers.OpenAi.Wire;

/// <summary>Parts of a number of tokens.</summary>
internal sealed record ReplyUsageDetails
{
    public long? CachedTokens { get; init; }

    public long? CacheWriteTokens { get; init; }

    public long? ReasoningTokens { get; init; }
}
