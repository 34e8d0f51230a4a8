using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Tests.Statistics;

public sealed class ProportionTests
{
    /// <summary>Expected bounds are those of eng/reference/statistics.py.</summary>
    [Theory]
    [InlineData(85, 100, 0.767164404092, 0.906940147163)]
    [InlineData(0, 10, 0, 0.277532799863)]
    [InlineData(10, 10, 0.722467200137, 1)]
    [InlineData(1, 2, 0.0945312057342, 0.905468794266)]
    [InlineData(1723, 2000, 0.845667039102, 0.875946935713)]
    [InlineData(1, 1000, 0.000176546370626, 0.00564255859796)]
    public void Interval_KnownCounts_IsWilsons(int successes, int trials, double low, double high)
    {
        var interval = new Proportion(successes, trials).Interval();

        Assert.Equal(low, interval.Low, 11);
        Assert.Equal(high, interval.High, 11);
    }

    [Fact]
    public void Interval_AnyCounts_HoldsTheShareAndMirrors()
    {
        for (var trials = 1; trials <= 60; trials++)
        {
            for (var successes = 0; successes <= trials; successes++)
            {
                var share = new Proportion(successes, trials);
                var mirrored = new Proportion(trials - successes, trials);

                var (low, high) = share.Interval();

                Assert.InRange(share.Share!.Value, low, high);
                Assert.InRange(low, 0, 1);
                Assert.InRange(high, 0, 1);
                Assert.Equal(1 - high, mirrored.Interval().Low, 12);
            }
        }
    }

    [Fact]
    public void Interval_NoTrial_SaysNothing()
    {
        var nothing = new Proportion(0, 0);

        Assert.Null(nothing.Share);
        Assert.Equal(new Interval(0, 1), nothing.Interval());
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    public void Constructor_ImpossibleCounts_Throws(int successes, int trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(successes, trials));
}
