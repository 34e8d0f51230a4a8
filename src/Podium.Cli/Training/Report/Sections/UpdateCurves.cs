using Podium.Cli.Training.Report.Charts;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Report.Sections;

/// <summary>Makes curves of figures of updates.</summary>
internal static class UpdateCurves
{
    /// <summary>A figure of every update, with its trend.</summary>
    public static Curve Smoothed(
        this IReadOnlyList<GrpoReport> updates, string name, Func<GrpoReport, double> figure) =>
        Curve.Smoothed(name, Points(updates, figure), TrainingReport.Window);

    /// <summary>A figure of every update, as it is.</summary>
    public static Curve Plain(
        this IReadOnlyList<GrpoReport> updates, string name, Func<GrpoReport, double> figure) =>
        Curve.Plain(name, Points(updates, figure));

    /// <summary>The values of curves that an axis must make place for.</summary>
    public static IEnumerable<double> Values(this IEnumerable<Curve> curves) => curves
        .SelectMany(curve => curve.Points.Concat(curve.Trend))
        .Where(point => point.IsDrawable)
        .Select(point => point.Value);

    private static CurvePoint[] Points(IReadOnlyList<GrpoReport> updates, Func<GrpoReport, double> figure) =>
        [.. updates.Select(update => CurvePoint.At(update.Step, figure(update)))];
}
