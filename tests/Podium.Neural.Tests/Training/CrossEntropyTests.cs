using Podium.Neural.Kernels;
using Podium.Neural.Tests.Layers;
using Podium.Neural.Training;

namespace Podium.Neural.Tests.Training;

public sealed class CrossEntropyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(37)]
    [InlineData(200)]
    public void LossAndGradient_AnyVocabulary_EqualsTheFormula(int vocabulary)
    {
        var random = new Random(vocabulary);
        var logits = Enumerable.Range(0, 5 * vocabulary)
            .Select(_ => (float)((random.NextDouble() * 40) - 20))
            .ToArray();
        var targets = Enumerable.Range(0, 5).Select(_ => random.Next(vocabulary)).ToArray();
        float[] weights = [1, 0, 0.5f, 2, 1];
        var gradient = logits.ToArray();

        var loss = CrossEntropy.LossAndGradient(new ThreadTeam(1), gradient, targets, weights);

        var expected = 0.0;
        for (var row = 0; row < 5; row++)
        {
            var values = logits[(row * vocabulary)..((row + 1) * vocabulary)].Select(value => (double)value).ToArray();
            var logSum = Math.Log(values.Sum(value => Math.Exp(value - values.Max()))) + values.Max();
            expected += weights[row] / 4.5 * (logSum - values[targets[row]]);
            for (var token = 0; token < vocabulary; token++)
            {
                var slope = Math.Exp(values[token] - logSum) - (token == targets[row] ? 1 : 0);
                Assert.Equal(weights[row] / 4.5 * slope, gradient[(row * vocabulary) + token], 1e-6);
            }
        }

        Assert.Equal(expected, loss, 1e-5 * Math.Max(1, expected));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 16)]
    [InlineData(66, 19)]
    public void LossAndGradient_WeightedRows_EqualsFiniteDifferences(int rows, int vocabulary)
    {
        var logits = PinnedValues.Random(rows * vocabulary, 1);
        int[] targets = [.. Enumerable.Range(0, rows).Select(row => row * 7 % vocabulary)];
        float[] weights = [.. Enumerable.Range(0, rows).Select(row => 0.5f + (row % 3))];

        var loss = CrossEntropy.LossAndGradient(new ThreadTeam(2), logits.Values, targets, weights);

        Assert.Equal(Reference(), loss, 1e-6);
        FiniteDifference.AssertSlopes(logits.Exact, Reference, logits.Values);

        double Reference() => logits.Exact
            .Chunk(vocabulary)
            .Select((row, index) => weights[index] * (Math.Log(row.Sum(Math.Exp)) - row[targets[index]]))
            .Sum() / weights.Sum();
    }

    [Fact]
    public void LossAndGradient_Rows_SumToZero()
    {
        var random = new Random(3);
        var logits = Enumerable.Range(0, 100 * 50).Select(_ => (float)random.NextDouble() * 9).ToArray();
        var targets = Enumerable.Range(0, 100).Select(_ => random.Next(50)).ToArray();

        CrossEntropy.LossAndGradient(new ThreadTeam(2), logits, targets);

        Assert.All(logits.Chunk(50), row => Assert.Equal(0, row.Sum(value => (double)value), 1e-7));
    }

    [Theory]
    [InlineData(10, new[] { 1, 2, 3 }, new float[0])]
    [InlineData(10, new int[0], new float[0])]
    [InlineData(10, new[] { 1, 5 }, new float[0])]
    [InlineData(10, new[] { 1, -1 }, new float[0])]
    [InlineData(10, new[] { 1, 2 }, new[] { 1f })]
    [InlineData(10, new[] { 1, 2 }, new[] { 0f, 0f })]
    public void LossAndGradient_InputThatDoesNotFit_Throws(int length, int[] targets, float[] weights) =>
        Assert.Throws<ArgumentException>(
            () => CrossEntropy.LossAndGradient(new ThreadTeam(1), new float[length], targets, weights));
}
