using Podium.Core.Randomness;
using Podium.Neural.Generation;
using Podium.Neural.Kernels;
using Podium.Neural.Models;
using Podium.Neural.Tests.Models;
using Podium.Neural.Training;

namespace Podium.Neural.Tests.Generation;

public sealed class GeneratorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Odd", 1)]
    [InlineData("Odd", 2)]
    [InlineData("Odd", 9)]
    [InlineData("Even", 1)]
    [InlineData("Even", 13)]
    public void Generate_Greedy_TakesTheLikeliestTokenOfTheForwardPassEverywhere(string shape, int samples)
    {
        var model = SmallModels.Create(SmallModels.ByName(shape), 11);
        var prompts = Prompts(model.Config, [1, 2, 15, 16, 17, 40]);
        var options = new GenerationOptions { MaxTokens = 37, Temperature = 0 };

        var sequences = Generate(model, 1, prompts, samples, options);

        for (var index = 0; index < sequences.Count; index++)
        {
            var prompt = prompts[index / samples];
            Assert.Equal(37, sequences[index].Tokens.Length);
            Assert.False(sequences[index].Ended);
            Assert.All(sequences[index].Choices, choices => Assert.Equal(model.Config.VocabularySize, choices));
            AssertLikeliest(model, prompt, sequences[index]);
        }
    }

    [Theory]
    [InlineData(2, 2, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(6, 2, 5)]
    public void Generate_AnyQueriesPerKey_TakesTheLikeliestToken(int heads, int keyValueHeads, int samples)
    {
        var model = SmallModels.Create(SmallModels.Odd with { Heads = heads, KeyValueHeads = keyValueHeads }, 21);
        var prompts = Prompts(model.Config, [3, 16, 35]);
        var options = new GenerationOptions { MaxTokens = 21, Temperature = 0 };

        var sequences = Generate(model, 2, prompts, samples, options);

        for (var index = 0; index < sequences.Count; index++)
        {
            Assert.Equal(21, sequences[index].Tokens.Length);
            AssertLikeliest(model, prompts[index / samples], sequences[index]);
        }
    }

    [Fact]
    public void Generate_Sampled_ReportsLogProbabilityAndEntropyOfTheForwardPass()
    {
        var model = SmallModels.Create(SmallModels.Odd, 12);
        var prompts = Prompts(model.Config, [9, 23]);
        var options = new GenerationOptions { MaxTokens = 20, Temperature = 1.7 };

        var sequences = Generate(model, 1, prompts, 3, options);

        for (var index = 0; index < sequences.Count; index++)
        {
            var sequence = sequences[index];
            var rows = ForwardRows(model, prompts[index / 3], sequence.Tokens);
            for (var place = 0; place < sequence.Tokens.Length; place++)
            {
                var logs = LogSoftmax(rows[place]);
                Assert.Equal(logs[sequence.Tokens[place]], sequence.LogProbabilities[place], 2e-4);
                Assert.Equal(-logs.Sum(log => Math.Exp(log) * log), sequence.Entropies[place], 2e-4);
            }
        }
    }

    [Fact]
    public void Generate_Sampled_DrawsWithTheModelsFrequencies()
    {
        var model = SmallModels.Create(SmallModels.Odd, 13);
        var prompts = Prompts(model.Config, [6]);
        var options = new GenerationOptions { MaxTokens = 1, Temperature = 0.8 };
        const int Samples = 4000;

        var sequences = Generate(model, 1, prompts, Samples, options);

        var logits = ForwardRows(model, prompts[0], [0])[0].Select(value => value / 0.8).ToArray();
        var expected = LogSoftmax(logits).Select(Math.Exp).ToArray();
        var statistic = 0.0;
        for (var token = 0; token < expected.Length; token++)
        {
            var count = sequences.Count(sequence => sequence.Tokens[0] == token);
            statistic += Math.Pow(count - (Samples * expected[token]), 2) / (Samples * expected[token]);
        }

        // Chi-squared with 36 degrees of freedom stays below 80 in all but 4 of 100,000 seeds.
        Assert.InRange(statistic, 0, 80);
    }

    [Fact]
    public void Generate_SmallBatchesAndThreads_GiveTheSameSequences()
    {
        var model = SmallModels.Create(SmallModels.Even, 14);
        var prompts = Prompts(model.Config, [4, 31, 18]);
        var options = new GenerationOptions { MaxTokens = 25, EndToken = 3 };

        var together = Generate(model, 2, prompts, 5, options);
        var oneThread = Generate(model, 1, prompts, 5, options);
        var alone = Generate(model, 1, prompts, 5, options with { BatchSize = 1 });
        var few = Generate(model, 1, prompts, 5, options with { BatchSize = 7 });

        Assert.Equal(together.Select(Tokens), oneThread.Select(Tokens));
        Assert.Equal(together.Select(LogProbabilityBits), oneThread.Select(LogProbabilityBits));
        Assert.Equal(together.Select(Tokens), alone.Select(Tokens));
        Assert.Equal(together.Select(Tokens), few.Select(Tokens));
        Assert.Contains(together, sequence => sequence.Ended && sequence.Tokens[^1] == 3);
        Assert.All(together, sequence => Assert.DoesNotContain(3, sequence.Tokens.SkipLast(1)));
        Assert.All(together, sequence => Assert.Equal(sequence.Ended, sequence.Tokens[^1] == 3));
    }

    [Fact]
    public void Generate_Constrained_KeepsToTheMaskAndRunsForcedTokensThroughTheModel()
    {
        var model = SmallModels.Create(SmallModels.Odd, 15);
        var prompts = Prompts(model.Config, [12, 5]);
        var options = new GenerationOptions { MaxTokens = 100 };

        var sequences = new Generator(model, new ThreadTeam(2)).Generate(
            prompts, 4, options, (_, _) => new Pattern([1, 4, 1, 1, 9, 1, 37, 1, 1]), Seeds, Cancellation);

        for (var index = 0; index < sequences.Count; index++)
        {
            var sequence = sequences[index];
            Assert.True(sequence.Ended);
            Assert.Equal([1, 4, 1, 1, 9, 1, 37, 1, 1], sequence.Choices);
            var rows = ForwardRows(model, prompts[index / 4], sequence.Tokens);
            for (var place = 0; place < sequence.Tokens.Length; place++)
            {
                var allowed = Pattern.Tokens(place, sequence.Choices[place]);
                var logs = LogSoftmax([.. allowed.Select(token => rows[place][token])]);
                var chosen = allowed.IndexOf(sequence.Tokens[place]);
                Assert.Equal(logs[chosen], sequence.LogProbabilities[place], 2e-4);
                Assert.Equal(-logs.Sum(log => Math.Exp(log) * log), sequence.Entropies[place], 2e-4);
            }
        }
    }

    [Fact]
    public void Generate_ToTheLastPosition_Stops()
    {
        var config = SmallModels.Odd with { MaxPositions = 20 };
        var model = SmallModels.Create(config, 16);

        var sequence = Generate(model, 1, Prompts(config, [17]), 1, new GenerationOptions { MaxTokens = 9 })[0];

        Assert.Equal(3, sequence.Tokens.Length);
        Assert.False(sequence.Ended);
    }

    [Fact]
    public void Generate_WithListener_HearsEveryTokenInOrder()
    {
        var model = SmallModels.Create(SmallModels.Odd, 17);
        var heard = new Dictionary<(int, int), List<int>>();
        var options = new GenerationOptions
        {
            MaxTokens = 9,
            EndToken = 5,
            OnToken = (prompt, sample, token) =>
            {
                heard.TryAdd((prompt, sample), []);
                heard[(prompt, sample)].Add(token);
            },
        };

        var sequences = Generate(model, 1, Prompts(model.Config, [3, 4]), 3, options);

        for (var index = 0; index < sequences.Count; index++)
        {
            Assert.Equal(sequences[index].Tokens, heard[(index / 3, index % 3)]);
        }
    }

    [Fact]
    public void Generate_ConstraintWithNothingAllowed_Throws()
    {
        var model = SmallModels.Create(SmallModels.Odd, 18);
        var generator = new Generator(model, new ThreadTeam(1));
        var options = new GenerationOptions { MaxTokens = 4 };

        var error = Assert.Throws<InvalidOperationException>(
            () => generator.Generate(
                Prompts(model.Config, [3]), 1, options, (_, _) => new Pattern([2, 0]), Seeds, Cancellation));

        Assert.Contains("prompt 0, sample 0 allows no token after 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_DivergedWeights_SaysSo()
    {
        var model = SmallModels.Create(SmallModels.Odd, 20);
        model.Parameters[^1].Values[3] = float.NaN;

        var error = Assert.Throws<InvalidOperationException>(
            () => Generate(model, 1, Prompts(model.Config, [3]), 1, new GenerationOptions { MaxTokens = 2 }));

        Assert.Contains("diverged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_Cancelled_ThrowsAndCanBeUsedAgain()
    {
        var model = SmallModels.Create(SmallModels.Odd, 19);
        using var cancellation = new CancellationTokenSource();
        var generator = new Generator(model, new ThreadTeam(1));
        var prompts = Prompts(model.Config, [3]);
        var options = new GenerationOptions { MaxTokens = 30 };
        var stopping = options with { OnToken = (_, _, _) => cancellation.Cancel() };

        Assert.Throws<OperationCanceledException>(
            () => generator.Generate(prompts, 1, stopping, (_, _) => null, Seeds, cancellation.Token));
        var again = generator.Generate(prompts, 1, options, (_, _) => null, Seeds, Cancellation);

        Assert.Equal(Tokens(Generate(model, 1, prompts, 1, options)[0]), Tokens(again[0]));
    }

    private static IReadOnlyList<GeneratedSequence> Generate(
        Transformer model,
        int threads,
        ReadOnlyMemory<int>[] prompts,
        int samples,
        GenerationOptions options) =>
        new Generator(model, new ThreadTeam(threads)).Generate(
            prompts, samples, options, (_, _) => null, Seeds, Cancellation);

    private static long Seeds(int prompt, int sample) => Seed.Mix(prompt, sample);

    private static string Tokens(GeneratedSequence sequence) => string.Join(' ', sequence.Tokens);

    private static string LogProbabilityBits(GeneratedSequence sequence) =>
        string.Join(' ', sequence.LogProbabilities.Select(BitConverter.SingleToInt32Bits));

    private static ReadOnlyMemory<int>[] Prompts(TransformerConfig config, int[] lengths) =>
        [.. lengths.Select(length => (ReadOnlyMemory<int>)SmallModels.Tokens(length, config.VocabularySize, length))];

    private static void AssertLikeliest(Transformer model, ReadOnlyMemory<int> prompt, GeneratedSequence sequence)
    {
        var rows = ForwardRows(model, prompt, sequence.Tokens);
        for (var place = 0; place < sequence.Tokens.Length; place++)
        {
            // Equal up to rounding is as likely.
            Assert.InRange(rows[place][sequence.Tokens[place]], rows[place].Max() - 1e-4, double.PositiveInfinity);
        }
    }

    private static double[][] ForwardRows(Transformer model, ReadOnlyMemory<int> prompt, int[] tokens)
    {
        int[] all = [.. prompt.Span, .. tokens.AsSpan(0, tokens.Length - 1)];
        var rows = Enumerable.Range(prompt.Length - 1, tokens.Length).ToArray();
        var logits = new TrainingPass(model, new ThreadTeam(1)).Forward([new Segment(all)], rows).ToArray();
        return [.. logits.Select(value => (double)value).Chunk(model.Config.VocabularySize)];
    }

    private static double[] LogSoftmax(double[] logits)
    {
        var sum = Math.Log(logits.Sum(value => Math.Exp(value - logits.Max()))) + logits.Max();
        return [.. logits.Select(value => value - sum)];
    }

    /// <summary>Allows a given number of tokens at each place; 37, all of them, by saying so.</summary>
    private sealed class Pattern(int[] choices) : ITokenConstraint
    {
        private int _place;

        public static List<int> Tokens(int place, int choices) =>
            [.. Enumerable.Range(0, choices).Select(index => (place + (index * 3)) % 37)];

        public bool Allowed(Span<bool> mask)
        {
            mask.Clear();
            foreach (var token in Tokens(_place, choices[_place]))
            {
                mask[token] = true;
            }

            return choices[_place] < 37;
        }

        public bool Accept(int token)
        {
            Assert.Contains(token, Tokens(_place, choices[_place]));
            return ++_place == choices.Length;
        }
    }
}
