using System.Text;
using System.Xml.Linq;

namespace Podium.Cli.Training.Report.Charts;

/// <summary>Curves over steps.</summary>
/// <param name="Figure">What the chart is called.</param>
/// <param name="Vertical">Axis of the values.</param>
/// <param name="Curves">The curves, over the same steps; at least one, with at least one point.</param>
internal sealed record LineChart(ChartFigure Figure, ChartAxis Vertical, IReadOnlyList<Curve> Curves)
{
    private const int MostMarkedPoints = 60;
    private const double EndTextGap = 8;
    private const double EndTextHeight = 13;

    /// <summary>Size.</summary>
    public ChartSize Size { get; init; } = ChartSize.Half;

    /// <summary>What is counted along the horizontal axis.</summary>
    public string StepLabel { get; init; } = "update";

    /// <summary>Steps at which something happened, with what did.</summary>
    public IReadOnlyList<(int Step, string Text)> Events { get; init; } = [];

    private int First => Curves[0].Points.Min(point => point.First);

    private int Last => Curves[0].Points.Max(point => point.Last);

    /// <summary>Draws the chart.</summary>
    public XElement Draw()
    {
        var frame = new ChartFrame(Size, Vertical);
        var steps = ChartAxis.Steps(StepLabel, First, Last);
        IEnumerable<XElement> shapes =
        [
            .. frame.DrawVertical(),
            .. frame.DrawHorizontal(steps),
            .. Events.Select(happened => DrawEvent(frame, steps, happened)),
            .. Curves.Index().Where(curve => curve.Item.Trend.Count > 0)
                .Select(curve => Path(frame, steps, curve.Item.Points, $"pale {ChartFigure.StyleOf(curve.Index)}")),
            .. Curves.Index()
                .Select(curve => Path(frame, steps, curve.Item.Main, $"main {ChartFigure.StyleOf(curve.Index)}")),
            .. Curves.Index().Where(curve => curve.Item.Main.Count <= MostMarkedPoints)
                .SelectMany(curve => Dots(frame, steps, curve.Item.Main, ChartFigure.StyleOf(curve.Index))),
            .. Size == ChartSize.Small ? [] : EndTexts(frame),
        ];
        return Figure.Draw(Size, [.. Curves.Select(curve => curve.Name)], Describe(), shapes, Table());
    }

    private static XElement DrawEvent(ChartFrame frame, ChartAxis steps, (int Step, string Text) happened)
    {
        var x = frame.X(steps, happened.Step);
        var line = ChartFrame.Line(x, frame.Top, x, frame.Bottom, "event");
        line.Add(new XElement("title", happened.Text));
        return line;
    }

    /// <summary>A line through the points, broken where a point cannot be drawn.</summary>
    private XElement Path(ChartFrame frame, ChartAxis steps, IReadOnlyList<CurvePoint> points, string style)
    {
        var path = new StringBuilder();
        var isDrawing = false;
        foreach (var point in points)
        {
            if (IsShown(point))
            {
                // A path of one place shows as a dot, for its ends are round.
                var (x, y) = (frame.X(steps, point.Middle), frame.Y(point.Value));
                path.Append(isDrawing ? 'L' : 'M')
                    .Append(Numbers.Coordinate(x)).Append(' ').Append(Numbers.Coordinate(y))
                    .Append(isDrawing ? "" : "h0");
            }

            isDrawing = IsShown(point);
        }

        return new XElement("path", new XAttribute("class", style), new XAttribute("d", path.ToString()));
    }

    private IEnumerable<XElement> Dots(
        ChartFrame frame, ChartAxis steps, IEnumerable<CurvePoint> points, string style) =>
        from point in points
        where IsShown(point)
        select new XElement(
            "circle",
            new XAttribute("class", $"dot {style}"),
            new XAttribute("cx", Numbers.Coordinate(frame.X(steps, point.Middle))),
            new XAttribute("cy", Numbers.Coordinate(frame.Y(point.Value))),
            new XAttribute("r", "2.2"));

    /// <summary>The last value of each curve beside its end, none over another.</summary>
    private IEnumerable<XElement> EndTexts(ChartFrame frame)
    {
        var ends = Curves.Index()
            .Where(curve => double.IsFinite(curve.Item.Last) && Vertical.Holds(curve.Item.Last))
            .Select(curve => (Style: ChartFigure.StyleOf(curve.Index), curve.Item.Last, Y: frame.Y(curve.Item.Last)))
            .OrderByDescending(end => end.Y)
            .ToArray();
        var limit = frame.Bottom;
        foreach (var (style, last, y) in ends)
        {
            var place = Math.Min(y, limit);
            limit = place - EndTextHeight;
            var text = ChartFrame.Text(frame.Right + EndTextGap, place + 4, "start", Vertical.ShortText(last));
            text.Add(new XAttribute("class", $"last {style}"));
            yield return text;
        }
    }

    private string Describe()
    {
        var sentences = Curves.Select(curve =>
        {
            var shown = curve.Main.Where(IsShown).Select(point => point.Value).ToArray();
            return shown.Length == 0
                ? $"{curve.Name}: nothing to show."
                : $"{curve.Name}: first {Vertical.Text(shown[0])}, last {Vertical.Text(shown[^1])}, least "
                    + $"{Vertical.Text(shown.Min())}, most {Vertical.Text(shown.Max())}.";
        });
        return $"{Vertical.Label}, {StepLabel} {Numbers.Range(First, Last)}. {string.Join(' ', sentences)}";
    }

    private XElement Table() => ValueTable.Draw(
        [StepLabel, .. Curves.Select(curve => curve.Name)],
        Curves[0].Points.Select((point, index) => (IReadOnlyList<string>)
        [
            Numbers.Range(point.First, point.Last),
            .. Curves.Select(curve => Vertical.Text(curve.Points[index].Value)),
        ]));

    private bool IsShown(CurvePoint point) => point.IsDrawable && Vertical.Holds(point.Value);
}
