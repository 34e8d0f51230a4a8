using Podium.Neural.Models;
using Podium.Neural.Tokenization;

namespace Podium.Neural.Weights;

/// <summary>What a model folder holds: weights and the tokenizer that they were trained with.</summary>
/// <param name="Transformer">The weights.</param>
/// <param name="Tokenizer">The tokenizer, with at most as many ids as the transformer.</param>
public sealed record LanguageModel(Transformer Transformer, ByteLevelTokenizer Tokenizer)
{
    /// <summary>The token that ends what the model writes; null when the folder names none.</summary>
    public int? EndToken { get; init; }
}
