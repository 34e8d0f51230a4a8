using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Podium.Core.Budgets;

/// <summary>Tokens that one or more calls read and wrote.</summary>
/// <param name="InputTokens">Tokens read, those from and for the service's cache included; never negative.</param>
/// <param name="OutputTokens">Tokens written, reasoning included; never negative.</param>
public readonly record struct TokenUsage(long InputTokens, long OutputTokens)
{
    /// <summary>
    /// Name of <see cref="CacheWriteTokens"/> among the counts for which <see cref="UsageDetails"/> has no property;
    /// Anthropic's library calls it so.
    /// </summary>
    public const string CacheWriteCount = "CacheCreationInputTokens";

    /// <summary>What of the input the service had in its cache already.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CachedInputTokens { get; init; }

    /// <summary>What of the input the service put into its cache.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CacheWriteTokens { get; init; }

    /// <summary>Tokens read and written.</summary>
    public long TotalTokens() => InputTokens + OutputTokens;

    /// <summary>
    /// Reads what a client reports; <see langword="null"/> unless it reports both directions. Parts of the input are
    /// never more than the input.
    /// </summary>
    public static TokenUsage? From(UsageDetails? usage)
    {
        if (usage is not { InputTokenCount: { } input, OutputTokenCount: { } output })
        {
            return null;
        }

        var read = Math.Max(0, input);
        var cached = Math.Clamp(usage.CachedInputTokenCount ?? 0, 0, read);
        var written = usage.AdditionalCounts?.GetValueOrDefault(CacheWriteCount) ?? 0;
        return new TokenUsage(read, Math.Max(0, output))
        {
            CachedInputTokens = cached,
            CacheWriteTokens = Math.Clamp(written, 0, read - cached),
        };
    }

    /// <summary>The same figures as the client abstraction carries them.</summary>
    public UsageDetails ToUsageDetails() => new()
    {
        InputTokenCount = InputTokens,
        OutputTokenCount = OutputTokens,
        TotalTokenCount = TotalTokens(),
        CachedInputTokenCount = CachedInputTokens,
        AdditionalCounts = CacheWriteTokens == 0 ? null : new() { [CacheWriteCount] = CacheWriteTokens },
    };

    /// <summary>The tokens of both.</summary>
    public static TokenUsage operator +(TokenUsage left, TokenUsage right) =>
        new(left.InputTokens + right.InputTokens, left.OutputTokens + right.OutputTokens)
        {
            CachedInputTokens = left.CachedInputTokens + right.CachedInputTokens,
            CacheWriteTokens = left.CacheWriteTokens + right.CacheWriteTokens,
        };
}
