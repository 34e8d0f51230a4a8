using Podium.Neural.Models;
using Podium.Neural.Vectors;

namespace Podium.Neural.Attention;

/// <summary>Sizes and offsets of the heads in packed rows [query | key | value].</summary>
internal sealed class AttentionShape(TransformerConfig config)
{
    public int Heads { get; } = config.Heads;

    public int KeyValueHeads { get; } = config.KeyValueHeads;

    /// <summary>Query heads that share one key and value head.</summary>
    public int GroupSize { get; } = config.Heads / config.KeyValueHeads;

    public int HeadSize { get; } = config.HeadSize;

    /// <summary>The head size in whole vectors.</summary>
    public int HeadVectors { get; } = Lanes.Vectors(config.HeadSize);

    /// <summary>The head size rounded up to whole vectors.</summary>
    public int PaddedHead { get; } = Lanes.Padded(config.HeadSize);

    /// <summary>Width of one row of queries or outputs.</summary>
    public int HiddenSize { get; } = config.HiddenSize;

    /// <summary>Width of one packed row.</summary>
    public int RowSize { get; } = config.ProjectionSize;

    /// <summary>Scale of the products of queries and keys.</summary>
    public float Scale { get; } = 1f / MathF.Sqrt(config.HeadSize);

    /// <summary>Offset of a key head in a packed row.</summary>
    public int KeyOffset(int keyValueHead) => HiddenSize + (keyValueHead * HeadSize);

    /// <summary>Offset of a value head in a packed row.</summary>
    public int ValueOffset(int keyValueHead) => HiddenSize + ((KeyValueHeads + keyValueHead) * HeadSize);
}
