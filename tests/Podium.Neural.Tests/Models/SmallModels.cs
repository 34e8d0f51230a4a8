using Podium.Core.Randomness;
using Podium.Neural.Models;

namespace Podium.Neural.Tests.Models;

/// <summary>Model shapes that between them meet every tail of the vector code.</summary>
internal static class SmallModels
{
    public static TransformerConfig Odd { get; } = new()
    {
        VocabularySize = 37,
        HiddenSize = 24,
        IntermediateSize = 41,
        Layers = 2,
        Heads = 4,
        KeyValueHeads = 2,
    };

    public static TransformerConfig Even { get; } = new()
    {
        VocabularySize = 48,
        HiddenSize = 64,
        IntermediateSize = 96,
        Layers = 2,
        Heads = 2,
        KeyValueHeads = 1,
        RopeTheta = 1000000,
    };

    public static TransformerConfig ByName(string name) => name == nameof(Odd) ? Odd : Even;

    /// <summary>A model whose biases and norms are random too, so that no gradient vanishes by symmetry.</summary>
    public static Transformer Create(TransformerConfig config, long seed)
    {
        var model = Transformer.Create(config, seed);
        var random = Seed.Generator(seed, 77);
        foreach (var parameter in model.Parameters.Where(parameter => parameter.Shape.Count == 1))
        {
            for (var index = 0; index < parameter.Values.Length; index++)
            {
                parameter.Values[index] += (float)(random.NextDouble() - 0.5) * 0.6f;
            }
        }

        foreach (var parameter in model.Parameters.Where(parameter => parameter.Shape.Count > 1))
        {
            for (var index = 0; index < parameter.Values.Length; index++)
            {
                parameter.Values[index] *= 2.5f;
            }
        }

        return model;
    }

    public static int[] Tokens(int count, int vocabulary, long seed)
    {
        var random = Seed.Generator(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(vocabulary))];
    }
}
