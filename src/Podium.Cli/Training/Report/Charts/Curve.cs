namespace Podium.Cli.Training.Report.Charts;

/// <summary>A curve of a chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its points, in the order of steps.</param>
/// <param name="Trend">Moving mean of the same points; empty where the points are calm enough.</param>
/// <param name="Last">The last value of the trend, or of the points where there is none.</param>
internal sealed record Curve(
    string Name, IReadOnlyList<CurvePoint> Points, IReadOnlyList<CurvePoint> Trend, double Last)
{
    /// <summary>Most points of a curve.</summary>
    public const int MostPoints = 400;

    /// <summary>What is to be read first: the trend, if there is one.</summary>
    public IReadOnlyList<CurvePoint> Main => Trend.Count > 0 ? Trend : Points;

    /// <summary>A curve as it is.</summary>
    public static Curve Plain(string name, IReadOnlyList<CurvePoint> points) =>
        new(name, Thin(points, MostPoints), [], LastOf(points));

    /// <summary>A curve with a moving mean over as many points before.</summary>
    public static Curve Smoothed(string name, IReadOnlyList<CurvePoint> points, int window)
    {
        var trend = MovingMean(points, window);
        return new Curve(name, Thin(points, MostPoints), Thin(trend, MostPoints), LastOf(trend));
    }

    /// <summary>Takes means over bins of equally many points; leaves at most <paramref name="most"/>.</summary>
    public static IReadOnlyList<CurvePoint> Thin(IReadOnlyList<CurvePoint> points, int most) =>
    [
        .. points
            .Chunk(Math.Max(1, (points.Count + most - 1) / most))
            .Select(bin => new CurvePoint(bin[0].First, bin[^1].Last, Mean(bin))),
    ];

    private static CurvePoint[] MovingMean(IReadOnlyList<CurvePoint> points, int window) =>
    [
        .. points.Index().Select(point => point.Item with
        {
            Value = Mean(points.Take((Math.Max(0, point.Index + 1 - window))..(point.Index + 1))),
        }),
    ];

    private static double LastOf(IEnumerable<CurvePoint> points) =>
        points.Where(point => point.IsDrawable).Select(point => point.Value).LastOrDefault(double.NaN);

    private static double Mean(IEnumerable<CurvePoint> points) =>
        points.Where(point => point.IsDrawable).Select(point => point.Value).DefaultIfEmpty(double.NaN).Average();
}
