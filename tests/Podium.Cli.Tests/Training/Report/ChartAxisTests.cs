using Podium.Cli.Training.Report.Charts;

namespace Podium.Cli.Tests.Training.Report;

public sealed class ChartAxisTests
{
    [Theory]
    [InlineData(0.1, 0.84, "0|0.2|0.4|0.6|0.8|1")]
    [InlineData(1.5, 1.6, "1.5|1.52|1.54|1.56|1.58|1.6")]
    [InlineData(-0.3, 0.9, "−0.5|0|0.5|1")]
    [InlineData(0.00001, 0.00006, "0|0.00002|0.00004|0.00006")]
    [InlineData(9000, 52000, "0|20,000|40,000|60,000")]
    [InlineData(3, 3, "1|2|3|4|5")]
    [InlineData(0, 0, "0|0.2|0.4|0.6|0.8|1")]
    public void Amount_Values_LieBetweenRoundTicks(double least, double most, string ticks)
    {
        var axis = ChartAxis.Amount("seconds", [least, most]);

        Assert.Equal(ticks, string.Join('|', axis.Ticks.Select(axis.TickText)));
        Assert.InRange(least, axis.Low, axis.High);
        Assert.InRange(most, axis.Low, axis.High);
    }

    [Fact]
    public void Share_FewValues_GoesFromZeroToOne()
    {
        var axis = ChartAxis.Share("share", [0.5]);

        Assert.Equal(["0%", "20%", "40%", "60%", "80%", "100%"], axis.Ticks.Select(axis.TickText));
        Assert.Equal(0.5, axis.Fraction(0.5));
    }

    [Fact]
    public void Logarithmic_Values_LieByTheirMagnitude()
    {
        var axis = ChartAxis.Logarithmic("loss", [10, 0.0001, 0, -1]);

        Assert.Equal(["10⁻⁴", "0.01", "1"], axis.Ticks.Select(axis.TickText));
        Assert.Equal(0.2, axis.Fraction(0.001), 1e-9);
        Assert.False(axis.Holds(0));
    }

    [Theory]
    [InlineData(0, 0, "0")]
    [InlineData(0, 3, "0|1|2|3")]
    [InlineData(0, 455, "0|100|200|300|400")]
    [InlineData(7, 7999, "2,000|4,000|6,000")]
    public void Steps_Ticks_AreWholeNumbers(int first, int last, string ticks)
    {
        var axis = ChartAxis.Steps("update", first, last);

        Assert.Equal(ticks, string.Join('|', axis.Ticks.Select(axis.TickText)));
    }
}
