using Podium.Core.Budgets;
using Podium.Core.Workers;

namespace Podium.Core.Tests.Budgets;

/// <summary>Draws what calls use, and what that costs.</summary>
internal static class RandomUsage
{
    public const int MostTokens = 500;

    /// <summary>A call's tokens, some of its input out of a cache or into it.</summary>
    public static TokenUsage Draw(Random random)
    {
        var input = random.Next(MostTokens);
        var cached = random.Next(2) == 0 ? 0 : random.Next(input + 1);
        return new TokenUsage(input, random.Next(MostTokens))
        {
            CachedInputTokens = cached,
            CacheWriteTokens = random.Next(2) == 0 ? 0 : random.Next(input - cached + 1),
        };
    }

    /// <summary>A price in which any figure may be missing, and any be larger than any other.</summary>
    public static TokenPrice DrawPrice(Random random, bool mayHaveTier = true) => new(random.Next(9), random.Next(9))
    {
        CachedInputPerMillion = random.Next(2) == 0 ? null : random.Next(9),
        CacheWritePerMillion = random.Next(2) == 0 ? null : random.Next(9),
        LongPrompt = mayHaveTier && random.Next(2) == 0
            ? new PriceTier(random.Next(MostTokens), DrawPrice(random, mayHaveTier: false))
            : null,
    };
}
