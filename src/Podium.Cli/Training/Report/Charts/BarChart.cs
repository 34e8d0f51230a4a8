using System.Xml.Linq;

namespace Podium.Cli.Training.Report.Charts;

/// <summary>Bars side by side, to compare how groups are spread over categories.</summary>
/// <param name="Figure">What the chart is called.</param>
/// <param name="Vertical">Axis of the shares.</param>
/// <param name="CategoryLabel">What the categories are.</param>
/// <param name="Categories">The categories.</param>
/// <param name="Groups">The groups.</param>
internal sealed record BarChart(
    ChartFigure Figure,
    ChartAxis Vertical,
    string CategoryLabel,
    IReadOnlyList<string> Categories,
    IReadOnlyList<BarGroup> Groups)
{
    private const double UsedWidth = 0.72;
    private const double BarGap = 3;
    private const double MostBarWidth = 64;

    /// <summary>Draws the chart.</summary>
    public XElement Draw()
    {
        var size = ChartSize.Wide;
        var frame = new ChartFrame(size, Vertical);
        IEnumerable<XElement> shapes =
        [
            .. frame.DrawVertical(),
            ChartFrame.Line(frame.Left, frame.Bottom, frame.Right, frame.Bottom, "axis"),
            ChartFrame.Text(frame.Right, size.Height - 2, "end", CategoryLabel),
            .. Categories.Index().SelectMany(category => DrawCategory(frame, category.Index, category.Item)),
        ];
        var table = ValueTable.Draw(
            [CategoryLabel, .. Groups.Select(group => group.Name)],
            Categories.Select((category, index) => (IReadOnlyList<string>)
                [category, .. Groups.Select(group => Numbers.Percent(group.Shares[index]))]));
        return Figure.Draw(size, [.. Groups.Select(group => group.Name)], Describe(), shapes, table);
    }

    private IEnumerable<XElement> DrawCategory(ChartFrame frame, int index, string name)
    {
        var width = (frame.Right - frame.Left) / Categories.Count;
        var bar = Math.Min(MostBarWidth, width * UsedWidth / Groups.Count);
        var middle = frame.Left + (width * (index + 0.5));
        yield return ChartFrame.Text(middle, frame.Bottom + 16, "middle", name);
        foreach (var (order, group) in Groups.Index())
        {
            var share = group.Shares[index];
            var (x, y) = (middle + (bar * (order - (Groups.Count / 2.0))), frame.Y(share));
            yield return new XElement(
                "rect",
                new XAttribute("class", $"bar {ChartFigure.StyleOf(order)}"),
                new XAttribute("x", Numbers.Coordinate(x)),
                new XAttribute("y", Numbers.Coordinate(y)),
                new XAttribute("width", Numbers.Coordinate(bar - BarGap)),
                new XAttribute("height", Numbers.Coordinate(frame.Bottom - y)));
            if (share > 0)
            {
                yield return ChartFrame.Text(x + ((bar - BarGap) / 2), y - 5, "middle", Numbers.WholePercent(share));
            }
        }
    }

    private string Describe() => string.Join(' ', Groups.Select(group =>
        $"{group.Name}: {string.Join(", ", group.Shares.Zip(Categories, (share, category) =>
            $"{Numbers.WholePercent(share)} with {category}"))}."));
}
