namespace Podium.Neural.Models;

/// <summary>The shape of a Qwen2-architecture transformer with tied embeddings.</summary>
public sealed record TransformerConfig
{
    /// <summary>Number of token ids; at least 1.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Width of the residual stream; a multiple of <see cref="Heads"/>.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>Width of the feed-forward layers.</summary>
    public required int IntermediateSize { get; init; }

    /// <summary>Number of transformer layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Number of query heads; a multiple of <see cref="KeyValueHeads"/>.</summary>
    public required int Heads { get; init; }

    /// <summary>Number of key and value heads; each serves Heads / KeyValueHeads query heads.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Base of the rotary position frequencies.</summary>
    /// <value>10000.</value>
    public float RopeTheta { get; init; } = 10000;

    /// <summary>Added to the mean square in every norm.</summary>
    /// <value>1e-6.</value>
    public float NormEpsilon { get; init; } = 1e-6f;

    /// <summary>Longest sequence in tokens.</summary>
    /// <value>2048.</value>
    public int MaxPositions { get; init; } = 2048;

    /// <summary>Width of one head.</summary>
    public int HeadSize => HiddenSize / Heads;

    /// <summary>Width of all keys, or of all values, of one token.</summary>
    internal int KeyValueSize => KeyValueHeads * HeadSize;

    /// <summary>Width of one token's queries, keys and values side by side.</summary>
    internal int ProjectionSize => HiddenSize + (2 * KeyValueSize);

    /// <summary>Checks that the sizes fit together.</summary>
    /// <exception cref="ArgumentException">A size is out of range; the message names it and says what is
    /// needed.</exception>
    public void Validate()
    {
        RequirePositive(VocabularySize, nameof(VocabularySize));
        RequirePositive(HiddenSize, nameof(HiddenSize));
        RequirePositive(IntermediateSize, nameof(IntermediateSize));
        RequirePositive(Layers, nameof(Layers));
        RequirePositive(Heads, nameof(Heads));
        RequirePositive(KeyValueHeads, nameof(KeyValueHeads));
        RequirePositive(MaxPositions, nameof(MaxPositions));
        Require(HiddenSize % Heads == 0, $"HiddenSize {HiddenSize} must be a multiple of Heads {Heads}.");
        Require(Heads % KeyValueHeads == 0, $"Heads {Heads} must be a multiple of KeyValueHeads {KeyValueHeads}.");
        Require(HeadSize % 2 == 0, $"The head size {HeadSize} (HiddenSize / Heads) must be even for rotary positions.");
        Require(float.IsFinite(RopeTheta) && RopeTheta > 1, $"RopeTheta {RopeTheta} must be a number above 1.");
        Require(
            float.IsFinite(NormEpsilon) && NormEpsilon > 0,
            $"NormEpsilon {NormEpsilon} must be a small number above 0.");
    }

    private static void RequirePositive(int value, string name) =>
        Require(value > 0, $"{name} is {value}; it must be at least 1.");

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException($"Transformer config: {message}");
        }
    }
}
