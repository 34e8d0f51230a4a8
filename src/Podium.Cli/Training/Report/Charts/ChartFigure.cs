using System.Xml.Linq;

namespace Podium.Cli.Training.Report.Charts;

/// <summary>A chart on the page: what it is called, what it is said to those who cannot see it, its numbers.</summary>
/// <param name="Id">Name that no other chart of the page bears; letters, digits and hyphens.</param>
/// <param name="Title">Title.</param>
/// <param name="Note">What there is to know to read it; may be empty.</param>
internal sealed record ChartFigure(string Id, string Title, string Note)
{
    private const int Styles = 8;

    /// <summary>Name of a style for the figure, beside those of all charts; may be empty.</summary>
    public string Style { get; init; } = "";

    /// <summary>Name of the style of the series of an index.</summary>
    public static string StyleOf(int series) => $"s{series % Styles}";

    /// <summary>Puts the parts together.</summary>
    public XElement Draw(
        ChartSize size, IReadOnlyList<string> series, string description, IEnumerable<XElement> shapes, XElement table)
    {
        var svg = new XElement(
            "svg",
            new XAttribute("viewBox", $"0 0 {Numbers.Coordinate(size.Width)} {Numbers.Coordinate(size.Height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{Id}-title {Id}-text"),
            new XElement("title", new XAttribute("id", $"{Id}-title"), Title),
            new XElement("desc", new XAttribute("id", $"{Id}-text"), description),
            shapes);
        return new XElement(
            "figure",
            new XAttribute("class", $"chart {size.Name} {Style}".TrimEnd()),
            new XAttribute("id", Id),
            new XElement(
                "figcaption",
                new XElement("h3", Title),
                Note.Length > 0 ? new XElement("p", Note) : null),
            series.Count > 1 ? Legend(series) : null,
            svg,
            new XElement(
                "details",
                new XElement("summary", "Numbers"),
                new XElement("div", new XAttribute("class", "scroll"), table)));
    }

    private static XElement Legend(IEnumerable<string> series) => new(
        "ul",
        new XAttribute("class", "legend"),
        series.Select((name, index) => new XElement(
            "li",
            new XElement(
                "svg",
                new XAttribute("viewBox", "0 0 26 10"),
                new XAttribute("aria-hidden", "true"),
                ChartFrame.Line(1, 5, 25, 5, $"main {StyleOf(index)}")),
            name)));
}
