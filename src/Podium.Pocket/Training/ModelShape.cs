using System.ComponentModel.DataAnnotations;
using Podium.Neural.Models;

namespace Podium.Pocket.Training;

/// <summary>Size of a model to be trained.</summary>
public sealed record ModelShape
{
    private const int Positions = 1024;

    /// <summary>Width of the residual stream.</summary>
    [Range(8, 4096)]
    public int Hidden { get; init; } = 96;

    /// <summary>Number of layers.</summary>
    [Range(1, 64)]
    public int Layers { get; init; } = 3;

    /// <summary>Width inside the feed-forward block.</summary>
    [Range(8, 16384)]
    public int Intermediate { get; init; } = 256;

    /// <summary>Attention heads; half as many heads of keys and values.</summary>
    [Range(1, 64)]
    public int Heads { get; init; } = 4;

    internal Transformer Create(int vocabularySize, long seed) => Transformer.Create(
        new TransformerConfig
        {
            VocabularySize = vocabularySize,
            HiddenSize = Hidden,
            IntermediateSize = Intermediate,
            Layers = Layers,
            Heads = Heads,
            KeyValueHeads = Math.Max(1, Heads / 2),
            MaxPositions = Positions,
        },
        seed);
}
