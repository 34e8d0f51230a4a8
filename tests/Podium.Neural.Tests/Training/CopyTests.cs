using Podium.Core.Randomness;
using Podium.Neural.Generation;
using Podium.Neural.Kernels;
using Podium.Neural.Models;
using Podium.Neural.Training;

namespace Podium.Neural.Tests.Training;

public sealed class CopyTests
{
    private const int Letters = 12;
    private const int Separator = 12;
    private const int Length = 6;

    private static readonly TransformerConfig Config = new()
    {
        VocabularySize = Letters + 1,
        HiddenSize = 32,
        IntermediateSize = 64,
        Layers = 2,
        Heads = 2,
        KeyValueHeads = 1,
    };

    [Fact]
    public void Training_OnCopying_LearnsItAndGeneratesCopies()
    {
        var team = new ThreadTeam(1);
        var model = Transformer.Create(Config, 1);
        var losses = Train(model, team, 400);

        Assert.InRange(losses[0], 2.2, 3.2);
        Assert.InRange(losses[^10..].Average(), 0, 0.05);
        var prompts = Enumerable.Range(0, 20).Select(index => Draw(1_000_000 + index)).ToArray();
        var copies = new Generator(model, team).Generate(
            [.. prompts.Select(letters => (ReadOnlyMemory<int>)(int[])[.. letters, Separator])],
            1,
            new GenerationOptions { MaxTokens = Length, Temperature = 0 },
            (_, _) => null,
            (_, _) => 0,
            TestContext.Current.CancellationToken);
        Assert.InRange(prompts.Zip(copies).Count(pair => pair.First.SequenceEqual(pair.Second.Tokens)), 19, 20);
    }

    [Fact]
    public void Training_Repeated_GivesTheSameWeightsForAnyThreads()
    {
        var first = Transformer.Create(Config, 2);
        var second = Transformer.Create(Config, 2);

        Train(first, new ThreadTeam(1), 5);
        Train(second, new ThreadTeam(2), 5);

        Assert.Equal(
            first.Parameters.SelectMany(parameter => parameter.Values),
            second.Parameters.SelectMany(parameter => parameter.Values));
    }

    private static List<double> Train(Transformer model, ThreadTeam team, int steps)
    {
        var pass = new TrainingPass(model, team);
        var optimiser = new AdamW(model, new AdamWOptions());
        var schedule = new LearningRateSchedule { Peak = 5e-3, WarmUpSteps = 20, TotalSteps = steps };
        var losses = new List<double>();
        for (var step = 0; step < steps; step++)
        {
            var segments = new List<Segment>();
            var rows = new List<int>();
            var targets = new List<int>();
            for (var example = 0; example < 64; example++)
            {
                var letters = Draw((step * 64L) + example);
                rows.AddRange(Enumerable.Range((example * 2 * Length) + Length, Length));
                targets.AddRange(letters);
                segments.Add(new Segment((int[])[.. letters, Separator, .. letters[..^1]]));
            }

            pass.ClearGradients();
            var logits = pass.Forward(segments, rows);
            losses.Add(CrossEntropy.LossAndGradient(team, logits, targets.ToArray()));
            pass.Backward(logits);
            optimiser.Step(pass.Gradients, schedule.At(step), Math.Min(1, 1 / pass.GradientNorm()));
        }

        return losses;
    }

    private static int[] Draw(long seed)
    {
        var random = Seed.Generator(seed);
        return [.. Enumerable.Range(0, Length).Select(_ => random.Next(Letters))];
    }
}
