using Microsoft.Extensions.AI;

namespace Podium.Core.Budgets;

/// <summary>Tokens that one or more calls read and wrote.</summary>
/// <param name="InputTokens">Tokens read; never negative.</param>
/// <param name="OutputTokens">Tokens written, reasoning included; never negative.</param>
public readonly record struct TokenUsage(long InputTokens, long OutputTokens)
{
    /// <summary>Tokens read and written.</summary>
    public long TotalTokens() => InputTokens + OutputTokens;

    /// <summary>Reads what a client reports; <see langword="null"/> unless it reports both directions.</summary>
    public static TokenUsage? From(UsageDetails? usage) =>
        usage is { InputTokenCount: { } input, OutputTokenCount: { } output }
            ? new TokenUsage(Math.Max(0, input), Math.Max(0, output))
            : null;

    /// <summary>The same figures as the client abstraction carries them.</summary>
    public UsageDetails ToUsageDetails() => new()
    {
        InputTokenCount = InputTokens,
        OutputTokenCount = OutputTokens,
        TotalTokenCount = TotalTokens(),
    };

    /// <summary>The tokens of both.</summary>
    public static TokenUsage operator +(TokenUsage left, TokenUsage right) =>
        new(left.InputTokens + right.InputTokens, left.OutputTokens + right.OutputTokens);
}
