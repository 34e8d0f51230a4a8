using Podium.Core.Budgets;

namespace Podium.Cli.Documents;

/// <summary>Tokens as JSON.</summary>
internal sealed record UsageDocument(long InputTokens, long OutputTokens)
{
    public static UsageDocument Of(TokenUsage usage) => new(usage.InputTokens, usage.OutputTokens);
}
