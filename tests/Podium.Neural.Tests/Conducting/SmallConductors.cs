using Podium.Core.Conductors;
using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Neural.Conducting;
using Podium.Neural.Models;
using Podium.Neural.Tokenization;
using Podium.Neural.Weights;
using Podium.Testing;

namespace Podium.Neural.Tests.Conducting;

/// <summary>Tokenizers, models, pools and plans that are small enough to try many of.</summary>
internal static class SmallConductors
{
    private static readonly string[] Special = ["<|endoftext|>", ConductorTokens.StartText, ConductorTokens.EndText];

    private static readonly string[] Skills = ["facts", "words", "arithmetic", "fact", "calendar", "aime25", "a; b"];

    private static readonly string[] Words =
        ["the", "capital", "of", "France", "count", "its", "letters,", "12", "plus", "\"it\"", "[all]", "été", "日本"];

    /// <summary>Merges some words.</summary>
    public static ByteLevelTokenizer Merged { get; } = TokenizerTrainer.Train(Corpus(), 340, Special);

    /// <summary>Bytes alone.</summary>
    public static ByteLevelTokenizer Bytes { get; } = TokenizerTrainer.Train([], 256 + Special.Length, Special);

    public static LanguageModel Model(long seed, int positions = 1024) => new(
        Transformer.Create(
            new TransformerConfig
            {
                VocabularySize = Merged.VocabularySize,
                HiddenSize = 16,
                IntermediateSize = 24,
                Layers = 1,
                Heads = 2,
                KeyValueHeads = 1,
                MaxPositions = positions,
            },
            seed),
        Merged)
    {
        EndToken = ConductorTokens.Of(Merged).End,
    };

    public static WorkerCard[] Cards(Random random) => [.. Enumerable.Range(0, random.Next(1, 13)).Select(_ =>
        Pools.Card with
        {
            Skills = [.. Enumerable.Range(0, random.Next(4)).Select(_ =>
                new SkillAccuracy(Skills[random.Next(Skills.Length)], random.NextDouble(), 10))],
        })];

    public static ConductorRequest Request(string question, long seed, int maxSteps = 2)
    {
        var cards = Cards(Seed.Generator(17));
        return new ConductorRequest(question, Pool(cards), [], maxSteps, seed);
    }

    public static WorkerPool Pool(IReadOnlyList<WorkerCard> cards) =>
        new([.. cards.Select((card, id) => new Worker($"w{id}", card, new ScriptedChatClient("")))]);

    /// <summary>A round of some steps, of which one in four but the last gave no output.</summary>
    public static Round Round(IReadOnlyList<WorkerCard> cards, int steps, Random random)
    {
        var prose = PlanText.Write(Plan(cards, steps, 0, random), 0);
        string?[] outputs = [.. Enumerable.Range(1, steps - 1).Select(_ => random.Next(4) == 0 ? null : "x"), "y"];
        return new Round(PlanText.ToWorkflow(prose, 0), outputs, "y");
    }

    /// <summary>A plan of which a step may see those before it, <paramref name="earlier"/> of them by negative indices.
    /// </summary>
    public static PlannedStep[] Plan(IReadOnlyList<WorkerCard> cards, int steps, int earlier, Random random)
    {
        var calls = ConductorPrompt.Calls(cards);
        return [.. Enumerable.Range(0, steps).Select(step =>
        {
            var (ability, worker) = calls[random.Next(calls.Count)];
            return new PlannedStep(Phrase(random), ability, worker, DrawAccess(step, earlier, random));
        })];
    }

    public static string Phrase(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, 8)).Select(_ => Words[random.Next(Words.Length)]));

    private static Access DrawAccess(int step, int earlier, Random random) => random.Next(3) switch
    {
        0 => Access.Nothing,
        1 when step > 0 => Access.Everything,
        _ => new Access.Steps([.. Enumerable.Range(-earlier, earlier + step).Where(_ => random.Next(2) == 0)]),
    };

    private static IEnumerable<string> Corpus()
    {
        var random = Seed.Generator(5);
        for (var text = 0; text < 60; text++)
        {
            var cards = Cards(random);
            yield return ConductorPrompt.Compose(cards, Phrase(random), []);
            yield return PlanText.Write(Plan(cards, 3, 0, random), 0);
        }
    }
}
