using System.Globalization;
using System.Xml.Linq;

namespace Podium.Cli.Training.Report.Charts;

/// <summary>A table whose cells are shaded by their values.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Corner">What its rows and columns are.</param>
/// <param name="Columns">Names of its columns.</param>
/// <param name="Rows">Names and cells of its rows.</param>
internal sealed record HeatTable(
    string Title,
    string Corner,
    IReadOnlyList<string> Columns,
    IReadOnlyList<(string Name, IReadOnlyList<HeatCell> Cells)> Rows)
{
    private const int ColumnWidth = 72;
    private const double Deep = 0.8;
    private const double Strongest = 0.9;

    /// <summary>Draws the table.</summary>
    public XElement Draw() => new(
        "div",
        new XAttribute("class", "scroll"),
        new XElement(
            "table",
            new XAttribute("class", "heat"),
            new XAttribute("style", $"min-width: {Numbers.Step(ColumnWidth * (Columns.Count + 2))}px"),
            new XElement("caption", Title),
            new XElement(
                "thead",
                new XElement("tr", new[] { Corner }.Concat(Columns).Select(column =>
                    new XElement("th", new XAttribute("scope", "col"), column)))),
            new XElement("tbody", Rows.Select(row => new XElement(
                "tr",
                new XElement("th", new XAttribute("scope", "row"), row.Name),
                row.Cells.Select(Cell))))));

    private static XElement Cell(HeatCell cell)
    {
        var shade = double.IsFinite(cell.Shade) ? Math.Clamp(cell.Shade, 0, 1) : 0;
        return new XElement(
            "td",
            shade > Deep ? new XAttribute("class", "deep") : null,
            new XAttribute("style", string.Create(CultureInfo.InvariantCulture, $"--shade:{shade * Strongest:0.##}")),
            cell.Text);
    }
}
