namespace Podium.Providers.OpenAi.Wire;

/// <summary>Tokens that the call took. Cached input and reasoning stand in several places.</summary>
internal sealed record ReplyUsage
{
    public long? PromptTokens { get; init; }

    public long? CompletionTokens { get; init; }

    public long? TotalTokens { get; init; }

    public long? PromptCacheHitTokens { get; init; }

    public long? ReasoningTokens { get; init; }

    public ReplyUsageDetails? PromptTokensDetails { get; init; }

    public ReplyUsageDetails? CompletionTokensDetails { get; init; }
}
