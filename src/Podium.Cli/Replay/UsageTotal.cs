using Podium.Core.Budgets;

namespace Podium.Cli.Replay;

/// <summary>What a part of a run, or all of it, used.</summary>
/// <param name="Usage">Tokens.</param>
/// <param name="IsAtMost">Whether they are the most that it can be, because not all of them were reported.</param>
/// <param name="Price">What they cost.</param>
/// <param name="Saved">What they would have cost beyond that without a cache.</param>
internal sealed record UsageTotal(TokenUsage Usage, bool IsAtMost, decimal Price, decimal Saved)
{
    /// <summary>Both together.</summary>
    public static UsageTotal operator +(UsageTotal left, UsageTotal right) => new(
        left.Usage + right.Usage,
        left.IsAtMost || right.IsAtMost,
        left.Price + right.Price,
        left.Saved + right.Saved);
}
