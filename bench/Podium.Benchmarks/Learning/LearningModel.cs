using Podium.Neural.Models;
using Podium.Neural.Tokenization;
using Podium.Neural.Weights;

namespace Podium.Benchmarks.Learning;

/// <summary>A shape that ships, with random weights.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Config">The shape.</param>
internal sealed record LearningModel(string Name, TransformerConfig Config)
{
    private const float Deviation = 0.1f;

    /// <summary>The pocket orchestra's Conductor, and its largest worker.</summary>
    public static IReadOnlyList<LearningModel> All { get; } =
    [
        new("Conductor (hidden 96)", Shape(hidden: 96, intermediate: 256, heads: 4)),
        new("Generalist (hidden 256)", Shape(hidden: 256, intermediate: 704, heads: 8)),
    ];

    /// <summary>Random weights; norms and biases are random too, so that leaving one out is found.</summary>
    public LanguageModel Create()
    {
        var transformer = Transformer.Create(Config, seed: 1);
        var random = new Random(1);
        foreach (var parameter in transformer.Parameters.Where(parameter => parameter.Shape.Count == 1))
        {
            foreach (ref var value in parameter.Values.AsSpan())
            {
                value += Deviation * ((2 * random.NextSingle()) - 1);
            }
        }

        return new LanguageModel(transformer, TokenizerTrainer.Train([], vocabularySize: 256, specialTokens: []));
    }

    private static TransformerConfig Shape(int hidden, int intermediate, int heads) => new()
    {
        VocabularySize = 1600,
        HiddenSize = hidden,
        IntermediateSize = intermediate,
        Layers = 4,
        Heads = heads,
        KeyValueHeads = heads / 2,
        MaxPositions = 1024,
    };
}
