using System.Xml.Linq;

namespace Podium.Cli.Training.Report.Charts;

/// <summary>The place of a chart's values between its axes, and the axes themselves.</summary>
internal sealed class ChartFrame(ChartSize size, ChartAxis vertical)
{
    private const int MostTicks = 4;
    private const double TickGap = 8;
    private const double TextHeight = 4;
    private const double LabelHeight = 12;

    /// <summary>Left end.</summary>
    public double Left => size == ChartSize.Small ? 40 : 56;

    /// <summary>Right end.</summary>
    public double Right => size.Width - (size == ChartSize.Small ? 12 : 62);

    /// <summary>Upper end.</summary>
    public double Top => size == ChartSize.Small ? 10 : 34;

    /// <summary>Lower end.</summary>
    public double Bottom => size.Height - (size == ChartSize.Small ? 22 : 40);

    /// <summary>Where a value of the vertical axis lies.</summary>
    public double Y(double value) => Bottom - (vertical.Fraction(value) * (Bottom - Top));

    /// <summary>Where a value of a horizontal axis lies.</summary>
    public double X(ChartAxis horizontal, double value) => Left + (horizontal.Fraction(value) * (Right - Left));

    /// <summary>The vertical axis, with a line across the chart at each tick.</summary>
    public IEnumerable<XElement> DrawVertical()
    {
        foreach (var tick in vertical.Ticks)
        {
            var y = Y(tick);
            yield return Line(Left, y, Right, y, tick == 0 ? "grid zero" : "grid");
            yield return Text(Left - TickGap, y + TextHeight, "end", vertical.TickText(tick));
        }

        if (size != ChartSize.Small)
        {
            yield return Text(0, LabelHeight, "start", vertical.Label);
        }
    }

    /// <summary>A horizontal axis.</summary>
    public IEnumerable<XElement> DrawHorizontal(ChartAxis horizontal)
    {
        yield return Line(Left, Bottom, Right, Bottom, "axis");
        var stride = size == ChartSize.Small && horizontal.Ticks.Count > MostTicks ? 2 : 1;
        foreach (var tick in horizontal.Ticks.Where((_, index) => index % stride == 0))
        {
            var x = X(horizontal, tick);
            yield return Line(x, Bottom, x, Bottom + TextHeight, "axis");
            yield return Text(x, Bottom + TickGap + TextHeight + TextHeight, "middle", horizontal.TickText(tick));
        }

        if (size != ChartSize.Small)
        {
            yield return Text(Right, size.Height - 2, "end", horizontal.Label);
        }
    }

    /// <summary>A line.</summary>
    public static XElement Line(double fromX, double fromY, double toX, double toY, string style) => new(
        "line",
        new XAttribute("class", style),
        new XAttribute("x1", Numbers.Coordinate(fromX)),
        new XAttribute("y1", Numbers.Coordinate(fromY)),
        new XAttribute("x2", Numbers.Coordinate(toX)),
        new XAttribute("y2", Numbers.Coordinate(toY)));

    /// <summary>A text.</summary>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Where it stands.</param>
    /// <param name="anchor">Which part of it lies at <paramref name="x"/>: start, middle or end.</param>
    /// <param name="text">The text.</param>
    public static XElement Text(double x, double y, string anchor, string text) => new(
        "text",
        new XAttribute("x", Numbers.Coordinate(x)),
        new XAttribute("y", Numbers.Coordinate(y)),
        new XAttribute("text-anchor", anchor),
        text);
}
