using Podium.Core.Budgets;

namespace Podium.Cli.Documents;

/// <summary>Tokens as JSON.</summary>
/// <param name="InputTokens">Tokens read.</param>
/// <param name="OutputTokens">Tokens written.</param>
/// <param name="CachedInputTokens">Those of the input that the service had in its cache.</param>
/// <param name="CacheWriteTokens">Those of the input that it put there.</param>
internal sealed record UsageDocument(
    long InputTokens, long OutputTokens, long CachedInputTokens, long CacheWriteTokens)
{
    public static UsageDocument Of(TokenUsage usage) =>
        new(usage.InputTokens, usage.OutputTokens, usage.CachedInputTokens, usage.CacheWriteTokens);
}
