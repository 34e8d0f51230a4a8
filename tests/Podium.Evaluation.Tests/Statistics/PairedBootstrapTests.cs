using Podium.Core.Randomness;
using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Tests.Statistics;

public sealed class PairedBootstrapTests
{
    [Fact]
    public void Difference_ConstantShift_IsThatShift()
    {
        double[] first = [3, 5, 9];
        double[] second = [1, 3, 7];

        var interval = PairedBootstrap.Difference(first, second, resamples: 100, seed: 1);

        Assert.Equal(new Interval(2, 2), interval);
    }

    [Fact]
    public void Difference_NormalFigures_IsNearTheTextbookInterval()
    {
        var random = Seed.Generator(5);
        var second = new double[400];
        var first = second.Select(_ => Normal(random)).ToArray();
        var mean = first.Average();
        var half = 1.96 * Math.Sqrt(first.Sum(figure => (figure - mean) * (figure - mean)) / 399 / 400);

        var interval = PairedBootstrap.Difference(first, second, resamples: 4000, seed: 2);

        Assert.InRange(interval.Low, mean - (half * 1.1), mean - (half * 0.9));
        Assert.InRange(interval.High, mean + (half * 0.9), mean + (half * 1.1));
    }

    [Fact]
    public void Difference_SameSeed_IsTheSame()
    {
        double[] first = [1, 4, 2, 8];
        double[] second = [2, 1, 7, 3];

        Assert.Equal(
            PairedBootstrap.Difference(first, second, 500, seed: 3),
            PairedBootstrap.Difference(first, second, 500, seed: 3));
    }

    [Fact]
    public void Difference_NoPairsOrFewResamples_Throws()
    {
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Difference([], [], 100, 1));
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Difference([1], [1, 2], 100, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedBootstrap.Difference([1], [1], 99, 1));
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
