using Podium.Benchmarks.Reference;
using Podium.Neural.Generation;
using Podium.Neural.Kernels;
using Podium.Neural.Models;

namespace Podium.Benchmarks.Learning;

/// <summary>
/// Draws work of realistic lengths from a seed: a Conductor's prompt has about 100 tokens and its plan about 40.
/// Prompts have one length, which spares the reference padding on the left.
/// </summary>
internal static class WorkMaker
{
    private const int PromptTokens = 96;
    private const int GeneratedTokens = 48;
    private const double LearningRate = 1e-3;

    // Half-width of what the fixed rollouts' log-probabilities are off by, so that some ratios are clipped.
    private const float Staleness = 0.4f;

    public static ReferenceWork Make(LearningScale scale, Transformer model, ThreadTeam team)
    {
        var random = new Random(2);
        var vocabulary = model.Config.VocabularySize;
        int[][] sequences =
            [.. Enumerable.Range(0, scale.Sequences).Select(_ => Tokens(random, random.Next(48, 177), vocabulary))];
        var training = new TrainingWork(sequences, LearningRate, scale.Steps);
        GenerationWork[] generation =
        [
            .. scale.Generations.Select(
                pair => new GenerationWork(Prompts(random, pair.Prompts, vocabulary), pair.Samples, GeneratedTokens)),
        ];
        return new ReferenceWork(training, generation, Policy(scale, model, team, random));
    }

    private static PolicyWork Policy(LearningScale scale, Transformer model, ThreadTeam team, Random random)
    {
        var count = scale.Questions * scale.Rollouts;
        var prompts = Prompts(random, scale.Questions, model.Config.VocabularySize);
        int[] lengths = [.. Enumerable.Range(0, count).Select(_ => random.Next(24, 57))];
        float[] advantages = [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
        var drawn = new Generator(model, team).Generate(
            [.. prompts.Select(prompt => prompt.AsMemory())],
            scale.Rollouts,
            new GenerationOptions { MaxTokens = lengths.Max() },
            (prompt, sample) => new LengthRule(lengths[(prompt * scale.Rollouts) + sample]),
            (prompt, sample) => (prompt * scale.Rollouts) + sample);
        return new PolicyWork(
            prompts,
            scale.Rollouts,
            lengths,
            advantages,
            [.. drawn.Select(sequence => sequence.Tokens)],
            [.. drawn.Select(sequence => Stale(random, sequence.LogProbabilities))],
            LearningRate);
    }

    private static float[] Stale(Random random, float[] logProbabilities) =>
        [.. logProbabilities.Select(value => value + (Staleness * ((2 * random.NextSingle()) - 1)))];

    private static int[][] Prompts(Random random, int count, int vocabulary) =>
        [.. Enumerable.Range(0, count).Select(_ => Tokens(random, PromptTokens, vocabulary))];

    private static int[] Tokens(Random random, int count, int vocabulary) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(vocabulary))];
}
