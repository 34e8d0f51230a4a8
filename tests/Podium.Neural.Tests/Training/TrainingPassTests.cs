using Podium.Neural.Kernels;
using Podium.Neural.Models;
using Podium.Neural.Tests.Models;
using Podium.Neural.Training;
using Podium.Neural.Vectors;

namespace Podium.Neural.Tests.Training;

public sealed class TrainingPassTests
{
    [Theory]
    [InlineData("Odd")]
    [InlineData("Even")]
    public void Forward_PackedSequences_EqualsDoubleReference(string shape)
    {
        var config = SmallModels.ByName(shape);
        var model = SmallModels.Create(config, 1);
        var sequences = new[] { 1, 3, 4, 5, 16, 17, 33, 70 }
            .Select(length => SmallModels.Tokens(length, config.VocabularySize, length))
            .ToArray();
        var pass = new TrainingPass(model, new ThreadTeam(1));

        var logits = pass.Forward([.. sequences.Select(tokens => new Segment(tokens))], AllRows(sequences)).ToArray();

        var reference = new ReferenceModel(model);
        var expected = sequences.SelectMany(reference.Logits).SelectMany(row => row).ToArray();
        AssertClose(expected, logits, 2e-5);
    }

    [Theory]
    [InlineData("Odd")]
    [InlineData("Even")]
    public void Backward_PackedSequences_EqualsCentralDifferencesOfDoubleReference(string shape)
    {
        var config = SmallModels.ByName(shape);
        var model = SmallModels.Create(config, 2);
        var sequences = new[] { 3, 21 }
            .Select(length => SmallModels.Tokens(length, config.VocabularySize, length))
            .ToArray();
        var targets = SmallModels.Tokens(24, config.VocabularySize, 9);
        var pass = new TrainingPass(model, new ThreadTeam(1));

        var logits = pass.Forward([.. sequences.Select(tokens => new Segment(tokens))], AllRows(sequences));
        CrossEntropy.LossAndGradient(new ThreadTeam(1), logits, targets);
        pass.Backward(logits);

        for (var index = 0; index < model.Parameters.Count; index++)
        {
            AssertDirectionalDerivatives(model, index, pass.Gradients[index], sequences, targets);
        }
    }

    [Theory]
    [InlineData("Odd")]
    [InlineData("Even")]
    public void Forward_SharedPrefix_EqualsUnsharedLogitsAndGradients(string shape)
    {
        var config = SmallModels.ByName(shape);
        var model = SmallModels.Create(config, 3);
        var (shared, sharedRows, unshared, unsharedRows) = SharedPrefix(config);
        var targets = SmallModels.Tokens(sharedRows.Count, config.VocabularySize, 10);
        var first = new TrainingPass(model, new ThreadTeam(1));
        var second = new TrainingPass(model, new ThreadTeam(1));

        var sharedLogits = first.Forward(shared, sharedRows);
        var unsharedLogits = second.Forward(unshared, unsharedRows);
        AssertClose([.. unsharedLogits.ToArray().Select(value => (double)value)], sharedLogits.ToArray(), 1e-5);
        CrossEntropy.LossAndGradient(new ThreadTeam(1), sharedLogits, targets);
        CrossEntropy.LossAndGradient(new ThreadTeam(1), unsharedLogits, targets);
        first.Backward(sharedLogits);
        second.Backward(unsharedLogits);

        for (var index = 0; index < first.Gradients.Count; index++)
        {
            var expected = second.Gradients[index].Select(value => (double)value).ToArray();
            AssertClose(expected, first.Gradients[index], 1e-4);
        }
    }

    [Fact]
    public void Backward_LargeBatch_EqualsItsSequencesOneByOne()
    {
        var config = SmallModels.Odd;
        var model = SmallModels.Create(config, 8);
        var together = new TrainingPass(model, new ThreadTeam(2));
        var apart = new TrainingPass(model, new ThreadTeam(1));
        var segments = new List<Segment>();
        var paths = new List<int[]>();
        for (var index = 0; index < 120; index++)
        {
            // Every fifth segment continues one that lies several back, so that trees interleave.
            var parent = index % 5 == 4 ? index - (index % 20) : -1;
            var tokens = SmallModels.Tokens(20 + (index * 7 % 41), config.VocabularySize, index);
            segments.Add(new Segment(tokens, parent));
            paths.Add(parent < 0 ? tokens : [.. segments[parent].Tokens.Span, .. tokens]);
        }

        var rows = segments.Select((_, index) => segments.Take(index + 1).Sum(segment => segment.Tokens.Length) - 1);
        var logits = together.Forward(segments, [.. rows]);
        var copies = logits.ToArray().Chunk(config.VocabularySize).ToArray();
        together.Backward(logits);
        for (var index = 0; index < paths.Count; index++)
        {
            var single = apart.Forward([new Segment(paths[index])], [paths[index].Length - 1]);
            AssertClose([.. single.ToArray().Select(value => (double)value)], copies[index], 1e-5);
            apart.Backward(copies[index]);
        }

        Assert.True(segments.Sum(segment => segment.Tokens.Length) > 4000);
        for (var index = 0; index < together.Gradients.Count; index++)
        {
            var expected = apart.Gradients[index].Select(value => (double)value).ToArray();
            AssertClose(expected, together.Gradients[index], 1e-4);
        }
    }

    [Fact]
    public void Backward_OneAndTwoThreads_GiveTheSameBits()
    {
        var config = SmallModels.Even;
        var model = SmallModels.Create(config, 4);
        var (segments, rows, _, _) = SharedPrefix(config);
        var targets = SmallModels.Tokens(rows.Count, config.VocabularySize, 10);
        var results = new List<float[][]>();
        var losses = new List<double>();

        foreach (var threads in new[] { 1, 2, 3 })
        {
            using var team = new ThreadTeam(threads);
            var pass = new TrainingPass(model, team);
            var logits = pass.Forward(segments, rows);
            var copy = logits.ToArray();
            losses.Add(CrossEntropy.LossAndGradient(team, logits, targets));
            var slopes = logits.ToArray();
            pass.Backward(logits);
            results.Add([copy, slopes, .. pass.Gradients]);
        }

        Assert.True(rows.Count > RowParts.Size, "One thread would have all rows of the loss.");
        Assert.Single(losses.Select(BitConverter.DoubleToInt64Bits).Distinct());
        for (var tensor = 0; tensor < results[0].Length; tensor++)
        {
            Assert.Equal(Bits(results[0][tensor]), Bits(results[1][tensor]));
            Assert.Equal(Bits(results[0][tensor]), Bits(results[2][tensor]));
        }

        static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
    }

    [Fact]
    public void Backward_Twice_AccumulatesUntilCleared()
    {
        var model = SmallModels.Create(SmallModels.Odd, 5);
        var pass = new TrainingPass(model, new ThreadTeam(1));

        Step();
        var once = pass.Gradients.Select(gradient => gradient.ToArray()).ToArray();
        var norm = pass.GradientNorm();
        Step();

        Assert.Equal(2 * norm, pass.GradientNorm(), 1e-5 * norm);
        pass.ClearGradients();
        Assert.Equal(0, pass.GradientNorm());
        Step();
        Assert.Equal(once.SelectMany(gradient => gradient), pass.Gradients.SelectMany(gradient => gradient));
        Assert.Equal(Math.Sqrt(once.Sum(gradient => gradient.Sum(value => (double)value * value))), norm, 1e-5 * norm);

        void Step()
        {
            var logits = pass.Forward([new Segment(new[] { 1, 2, 3, 4, 5 })], [1, 3, 4]);
            CrossEntropy.LossAndGradient(new ThreadTeam(1), logits, [7, 8, 9]);
            pass.Backward(logits);
        }
    }

    public static TheoryData<int[][], int[], int, string> Invalid => new()
    {
        { [[1], []], [-1, -1], 0, "Segment 1 has no tokens" },
        { [[1], [37]], [-1, -1], 0, "token 37 at 0" },
        { [[1], [-2]], [-1, -1], 0, "token -2 at 0" },
        { [[1], [2]], [-1, 1], 0, "parent 1" },
        { [[1], [2], [3]], [-1, 0, 1], 0, "parent 1" },
        { [[1], [2]], [-1, -1], 2, "Row 2 at 0 lies outside the batch of 2 tokens" },
        { [new int[2049]], [-1], 0, "MaxPositions 2048" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Forward_InvalidInput_SaysWhat(int[][] tokens, int[] parents, int row, string expected)
    {
        var pass = new TrainingPass(SmallModels.Create(SmallModels.Odd, 6), new ThreadTeam(1));
        Segment[] segments = [.. tokens.Zip(parents, (ids, parent) => new Segment(ids, parent))];

        var error = Assert.Throws<ArgumentException>(() => { pass.Forward(segments, [row]); });

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static (Segment[] Shared, List<int> SharedRows, Segment[] Unshared, List<int> UnsharedRows) SharedPrefix(
        TransformerConfig config)
    {
        var shared = new List<Segment>();
        var unshared = new List<Segment>();
        var sharedRows = new List<int>();
        var unsharedRows = new List<int>();
        var sharedCount = 0;
        var unsharedCount = 0;
        foreach (var (prompt, continuations) in new[] { (19, new[] { 7, 1, 34 }), (5, []), (32, [16, 3, 18, 5]) })
        {
            var root = shared.Count;
            var prefix = SmallModels.Tokens(prompt, config.VocabularySize, prompt);
            shared.Add(new Segment(prefix));
            sharedCount += prompt;
            foreach (var length in continuations)
            {
                var tokens = SmallModels.Tokens(length, config.VocabularySize, 100 + length);
                shared.Add(new Segment(tokens, root));
                unshared.Add(new Segment(prefix.Concat(tokens).ToArray()));
                sharedRows.AddRange(Enumerable.Range(sharedCount, length));
                unsharedRows.AddRange(Enumerable.Range(unsharedCount + prompt, length));
                sharedCount += length;
                unsharedCount += prompt + length;
            }
        }

        return ([.. shared], sharedRows, [.. unshared], unsharedRows);
    }

    private static void AssertDirectionalDerivatives(
        Transformer model,
        int parameter,
        float[] gradient,
        int[][] sequences,
        int[] targets)
    {
        const double Step = 1e-5;
        var random = new Random(parameter);
        var scale = Math.Sqrt(gradient.Sum(value => (double)value * value));
        Assert.True(scale > 1e-6, $"{model.Parameters[parameter].Name} has no gradient to compare.");
        for (var trial = 0; trial < 3; trial++)
        {
            var direction = gradient.Select(_ => random.Next(2) == 0 ? -1.0 : 1.0).ToArray();
            var analytic = gradient.Zip(direction, (slope, sign) => slope * sign).Sum();

            var numeric = (LossAlong(Step) - LossAlong(-Step)) / (2 * Step);

            // A sum of n signed entries is about √n times one entry, that is the gradient's norm; float32 rounding of
            // the passes stays below 1e-5 of it.
            Assert.True(
                Math.Abs(numeric - analytic) < 5e-5 * scale,
                $"{model.Parameters[parameter].Name}: numeric {numeric}, analytic {analytic}, norm {scale}");

            double LossAlong(double step)
            {
                var reference = new ReferenceModel(model);
                var values = reference.Weights[model.Parameters[parameter].Name];
                for (var index = 0; index < values.Length; index++)
                {
                    values[index] += step * direction[index];
                }

                return Loss(reference, sequences, targets);
            }
        }
    }

    private static double Loss(ReferenceModel reference, int[][] sequences, int[] targets) =>
        sequences.SelectMany(reference.Logits)
            .Select((row, index) =>
                Math.Log(row.Sum(value => Math.Exp(value - row.Max()))) + row.Max() - row[targets[index]])
            .Average();

    private static int[] AllRows(int[][] sequences) => [.. Enumerable.Range(0, sequences.Sum(row => row.Length))];

    private static void AssertClose(double[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = expected.Max(Math.Abs);
        for (var index = 0; index < expected.Length; index++)
        {
            Assert.True(
                Math.Abs(expected[index] - actual[index]) <= tolerance * scale,
                $"Entry {index}: expected {expected[index]}, got {actual[index]}, largest {scale}");
        }
    }
}
