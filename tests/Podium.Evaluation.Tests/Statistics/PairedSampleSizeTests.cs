using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Tests.Statistics;

public sealed class PairedSampleSizeTests
{
    /// <summary>The points of tables: 1.959964, 0.841621, 2.575829, 3.290527.</summary>
    [Theory]
    [InlineData(0.025, 1.959964)]
    [InlineData(0.2, 0.841621)]
    [InlineData(0.005, 2.575829)]
    [InlineData(0.0005, 3.290527)]
    public void UpperQuantile_PointsOfTables_AreMetToTheStatedError(double probability, double expected)
    {
        var point = PairedSampleSize.UpperQuantile(probability);

        Assert.InRange(point, expected - 0.00045, expected + 0.00045);
    }

    /// <summary>
    /// Worked by hand from the formula: shares 0.2 and 0.1 give (1.959964 √0.3 + 0.841621 √0.29)² / 0.01 = 233.1.
    /// </summary>
    [Theory]
    [InlineData(20, 10, 100, 234)]
    [InlineData(10, 20, 100, 234)]
    [InlineData(200, 100, 1000, 234)]
    public void Of_WorkedExample_IsTheFormulas(int onlyFirst, int onlySecond, int pairs, long expected)
    {
        var needed = PairedSampleSize.Of(PairedTest.Of(onlyFirst, onlySecond, pairs), 0.05);

        Assert.InRange(needed!.Value, expected - 1, expected + 1);
    }

    /// <summary>Of 6 that all speak for one side the exact test says 1/32, of 5 it says 1/16.</summary>
    [Theory]
    [InlineData(4, 4, 0.05, 6)]
    [InlineData(4, 8, 0.05, 12)]
    [InlineData(4, 4, 0.0125, 8)]
    public void Of_AllForOneSide_IsNotBelowWhatTheExactTestTakes(
        int onlyFirst, int pairs, double significance, long expected)
    {
        var needed = PairedSampleSize.Of(PairedTest.Of(onlyFirst, 0, pairs), significance);

        Assert.InRange(needed!.Value, expected, 3 * expected);
        Assert.True(PairedTest.Of((int)needed.Value * onlyFirst / pairs, 0, (int)needed.Value).ExactP < significance);
    }

    [Fact]
    public void Of_StricterSignificance_NeedsMore()
    {
        var seen = PairedTest.Of(20, 10, 100);

        var (one, ten) = (PairedSampleSize.Of(seen, 0.05), PairedSampleSize.Of(seen, 0.005));

        Assert.True(ten > one);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 0, 50)]
    [InlineData(7, 7, 50)]
    public void Of_NoDifference_HasNoNumber(int onlyFirst, int onlySecond, int pairs)
    {
        var needed = PairedSampleSize.Of(PairedTest.Of(onlyFirst, onlySecond, pairs), 0.05);

        Assert.Null(needed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Of_NoSignificance_IsRefused(double significance)
    {
        var seen = PairedTest.Of(2, 1, 3);

        Assert.Throws<ArgumentOutOfRangeException>(() => PairedSampleSize.Of(seen, significance));
    }
}
