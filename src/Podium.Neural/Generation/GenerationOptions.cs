using System.ComponentModel.DataAnnotations;

namespace Podium.Neural.Generation;

/// <summary>How sequences are continued.</summary>
public sealed record GenerationOptions
{
    /// <summary>Most tokens to generate for one sequence.</summary>
    [Range(1, int.MaxValue)]
    public required int MaxTokens { get; init; }

    /// <summary>Divides the logits before sampling; 0 takes the likeliest token.</summary>
    /// <value>1.</value>
    [Range(0, 100)]
    public double Temperature { get; init; } = 1;

    /// <summary>A token that ends a sequence, and is its last one.</summary>
    /// <value>None.</value>
    public int? EndToken { get; init; }

    /// <summary>Most sequences that are continued at the same time; it changes speed and memory only.</summary>
    /// <value>256.</value>
    [Range(1, 65536)]
    public int BatchSize { get; init; } = 256;

    /// <summary>Called with prompt index, sample index and token as tokens become known, on the caller's thread.
    /// </summary>
    /// <value>None.</value>
    public Action<int, int, int>? OnToken { get; init; }
}
