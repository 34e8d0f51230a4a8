using System.Xml.Linq;

namespace Podium.Cli.Training.Report.Charts;

/// <summary>A table of numbers.</summary>
internal static class ValueTable
{
    /// <summary>Draws a table whose first column names the rows.</summary>
    public static XElement Draw(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) => new(
        "table",
        new XElement("thead", new XElement("tr", columns.Select(column =>
            new XElement("th", new XAttribute("scope", "col"), column)))),
        new XElement("tbody", rows.Select(row => new XElement(
            "tr",
            new XElement("th", new XAttribute("scope", "row"), row[0]),
            row.Skip(1).Select(cell => new XElement("td", cell))))));
}
