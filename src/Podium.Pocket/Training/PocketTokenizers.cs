using Podium.Core.Randomness;
using Podium.Neural.Chat;
using Podium.Neural.Conducting;
using Podium.Neural.Tokenization;
using Podium.Pocket.Corpora;

namespace Podium.Pocket.Training;

/// <summary>The two tokenizers of the pocket orchestra.</summary>
/// <param name="Words">Byte-level BPE trained on messages, answers, prompts and plans; digits stay single.</param>
/// <param name="Letters">Bytes only, for the worker that must see letters.</param>
public sealed record PocketTokenizers(ByteLevelTokenizer Words, ByteLevelTokenizer Letters)
{
    private const int Samples = 20_000;
    private const int MessagesPerPlan = 4;
    private const int MostTokens = 2048;
    private const int LeastFrequency = 20;
    private const int ByteCount = 256;
    private const string WordsFile = "words.json";
    private const string LettersFile = "letters.json";

    private static readonly string[] Special = ["<|endoftext|>", ConductorTokens.StartText, ConductorTokens.EndText];

    /// <summary>Trains both.</summary>
    public static PocketTokenizers Train(long seed) => new(
        TokenizerTrainer.Train(Corpus(Seed.Generator(seed)), MostTokens, Special, LeastFrequency),
        TokenizerTrainer.Train([], ByteCount + Special.Length, Special));

    /// <summary>Whether <paramref name="folder"/> holds both.</summary>
    public static bool AreIn(string folder) => File.Exists(Path.Combine(folder, LettersFile));

    /// <summary>Reads both.</summary>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static PocketTokenizers Load(string folder) => new(
        ByteLevelTokenizer.Load(Path.Combine(folder, WordsFile)),
        ByteLevelTokenizer.Load(Path.Combine(folder, LettersFile)));

    /// <summary>Writes both, the letters last.</summary>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        Words.Save(Path.Combine(folder, WordsFile));
        Letters.Save(Path.Combine(folder, LettersFile));
    }

    private static IEnumerable<string> Corpus(Random random)
    {
        for (var sample = 0; sample < Samples; sample++)
        {
            var example = WorkerCorpus.DrawGeneralist(random);
            yield return MessageTemplate.Spaced(example.Message);
            yield return MessageTemplate.Spaced(example.Answer);
            if (sample % MessagesPerPlan == 0)
            {
                var plan = ColdStartCorpus.Draw(random, 1);
                yield return ConductorPrompt.Compose(plan.Cards, plan.Question);
                yield return PlanText.Write(plan.Plans[0]);
            }
        }
    }
}
