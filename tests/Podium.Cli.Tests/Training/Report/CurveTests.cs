using Podium.Cli.Training.Report.Charts;

namespace Podium.Cli.Tests.Training.Report;

public sealed class CurveTests
{
    [Theory]
    [InlineData(0, 400, 0)]
    [InlineData(1, 400, 1)]
    [InlineData(400, 400, 400)]
    [InlineData(401, 400, 201)]
    [InlineData(8000, 400, 400)]
    public void Thin_AnyLength_LeavesAtMostTheMost(int length, int most, int left)
    {
        Assert.Equal(left, Curve.Thin(Rising(length), most).Count);
    }

    [Fact]
    public void Thin_Bins_AreMeansOverTheirSteps()
    {
        var thinned = Curve.Thin(Rising(5), 3);

        Assert.Equal([new CurvePoint(0, 1, 0.5), new CurvePoint(2, 3, 2.5), new CurvePoint(4, 4, 4)], thinned);
    }

    [Fact]
    public void Thin_ValueThatIsNoNumber_StaysOutOfTheMean()
    {
        var thinned = Curve.Thin([CurvePoint.At(0, 1), CurvePoint.At(1, double.NaN), CurvePoint.At(2, double.NaN)], 2);

        Assert.Equal(1, thinned[0].Value);
        Assert.True(double.IsNaN(thinned[1].Value));
    }

    [Fact]
    public void Smoothed_Trend_IsTheMeanOfTheWindowBefore()
    {
        var curve = Curve.Smoothed("rising", Rising(5), 3);

        Assert.Equal([0, 0.5, 1, 2, 3], curve.Trend.Select(point => point.Value));
        Assert.Equal(3, curve.Last);
    }

    private static CurvePoint[] Rising(int length) =>
        [.. Enumerable.Range(0, length).Select(step => CurvePoint.At(step, step))];
}
