using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Providers.OpenAi.Wire;
using Podium.Providers.Vendors;

namespace Podium.Providers.OpenAi;

/// <summary>Reads the tokens that a call took, wherever the vendor puts them.</summary>
internal static class UsageReader
{
    /// <summary>
    /// The usage in a reply; <see langword="null"/> unless it has both directions. Output includes reasoning, and no
    /// part of a number is larger than the number.
    /// </summary>
    public static UsageDetails? Read(VendorDialect vendor, ChatReply reply)
    {
        var usage = reply.Usage ?? reply.Extension?.Usage;
        if (usage is not { PromptTokens: { } input, CompletionTokens: { } written } || input < 0 || written < 0)
        {
            return null;
        }

        var output = vendor.CountsReasoningApart && usage.TotalTokens is { } total
            ? Math.Max(written, total - input)
            : written;
        var cached = usage.PromptTokensDetails?.CachedTokens ?? usage.PromptCacheHitTokens;
        var reasoning = usage.CompletionTokensDetails?.ReasoningTokens ?? usage.ReasoningTokens;
        var stored = Within(usage.PromptTokensDetails?.CacheWriteTokens, input - (Within(cached, input) ?? 0));
        return new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            TotalTokenCount = input + output,
            CachedInputTokenCount = Within(cached, input),
            ReasoningTokenCount = Within(reasoning, output),
            AdditionalCounts = stored > 0 ? new() { [TokenUsage.CacheWriteCount] = stored.Value } : null,
        };
    }

    private static long? Within(long? part, long whole) => part is { } tokens ? Math.Clamp(tokens, 0, whole) : null;
}
