using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Tests.Statistics;

public sealed class QuantileTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 3)]
    [InlineData(0.9, 8.2)]
    [InlineData(1, 11)]
    public void Of_FiguresInAnyOrder_LieBetweenTheNearest(double share, double expected)
    {
        double[] figures = [11, 2, 3, 1, 4];

        var quantile = Quantile.Of(figures, share);

        Assert.Equal(expected, quantile, precision: 9);
    }

    [Fact]
    public void Of_OneFigure_IsThatFigure()
    {
        var quantile = Quantile.Of([7], 0.9);

        Assert.Equal(7, quantile);
    }

    [Fact]
    public void Of_NoFigure_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Quantile.Of([], 0.5));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Of_NoShare_IsRefused(double share)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], share));
    }
}
