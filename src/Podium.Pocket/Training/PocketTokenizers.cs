using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Neural.Chat;
using Podium.Neural.Conducting;
using Podium.Neural.Tokenization;
using Podium.Pocket.Corpora;
using Podium.Pocket.Problems;
using Podium.Pocket.Skills;

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

    /// <summary>A worker of each skill and a dearer one, as a conductor's prompt shows them.</summary>
    private static readonly WorkerCard[] Cards =
        [.. PocketSkills.Names.Select(skill => Card([skill], 1)), Card(PocketSkills.Names, 7)];

    private static readonly string[] Special = ["<|endoftext|>", ConductorTokens.StartText, ConductorTokens.EndText];

    /// <summary>Trains both.</summary>
    public static PocketTokenizers Train(long seed) =>
        Of(TokenizerTrainer.Train(Corpus(Seed.Generator(seed)), MostTokens, Special, LeastFrequency));

    /// <summary>Both, with a vocabulary of words that was trained before; letters are the same for every one.</summary>
    public static PocketTokenizers Of(ByteLevelTokenizer words) =>
        new(words, TokenizerTrainer.Train([], ByteCount + Special.Length, Special));

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

    /// <summary>A plan with the words that any plan for the problem has.</summary>
    private static IReadOnlyList<PlannedStep> StepByStep(PocketProblem problem) =>
    [
        .. problem.Operations.Select((applied, step) => new PlannedStep(
            problem.Subtask(step, step + 1),
            applied.Operation.Skill,
            step,
            step % 2 == 0 ? Access.Everything : new Access.Steps([step - 1]))),
    ];

    private static IEnumerable<string> Corpus(Random random)
    {
        for (var sample = 0; sample < Samples; sample++)
        {
            var example = WorkerCorpus.DrawGeneralist(random);
            yield return MessageTemplate.Spaced($"{example.Message}");
            yield return MessageTemplate.Spaced(example.Answer);
            if (sample % MessagesPerPlan == 0)
            {
                var problem = ProblemGenerator.DrawMixed(random, ProblemSplit.Train);
                yield return ConductorPrompt.Compose(Cards, problem.Problem.Text, []);
                yield return PlanText.Write(StepByStep(problem), 0);
            }
        }
    }

    private static WorkerCard Card(IEnumerable<string> skills, decimal price) => new(
        "",
        [.. skills.Select(skill => new SkillAccuracy(skill, 1, 1))],
        new TokenPrice(price, price),
        1,
        1);
}
