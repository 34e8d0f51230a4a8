using Podium.Core.Workers;
using Podium.Neural.Models;
using Podium.Neural.Tokenization;
using Podium.Neural.Weights;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Training;

namespace Podium.Pocket.Tests.Orchestra;

/// <summary>An orchestra of models that learned nothing, all of one shape.</summary>
internal static class TinyOrchestra
{
    private static readonly ByteLevelTokenizer Tokenizer =
        TokenizerTrainer.Train(["the cat, the hat"], 260, ["<|im_start|>", "<|im_end|>"], minimumFrequency: 1);

    /// <summary>Writes one worker, <c>facts</c>, and both conductors.</summary>
    public static void Write(string folder)
    {
        var writer = Begin(folder);
        writer.AddConductor(PocketOrchestra.Learned, Model(2), goesOn: false);
        writer.AddConductor(PocketOrchestra.ColdStarted, Model(3), goesOn: false);
        writer.Complete();
    }

    /// <summary>Begins to write one worker, <c>facts</c>.</summary>
    public static OrchestraWriter Begin(string folder)
    {
        var writer = new OrchestraWriter(folder);
        var model = Model(1);
        writer.AddWorker(
            "facts", OrchestraWriter.CardOf(model, "Knows.", [new SkillAccuracy("facts", 0.5, 2)]), model);
        return writer;
    }

    private static LanguageModel Model(long seed)
    {
        var config = new TransformerConfig
        {
            VocabularySize = Tokenizer.VocabularySize,
            HiddenSize = 8,
            IntermediateSize = 8,
            Layers = 1,
            Heads = 2,
            KeyValueHeads = 1,
        };
        return new LanguageModel(Transformer.Create(config, seed), Tokenizer);
    }
}
