using System.Xml.Linq;
using Podium.Cli.Views;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Report.Sections;

/// <summary>Where the conductor stands, in a few figures.</summary>
internal static class HeadlineSection
{
    /// <summary>Draws the section; nothing without updates.</summary>
    public static XElement? Of(TrainingReport report) => report.Updates.Count == 0
        ? null
        : new XElement(
            "section",
            new XAttribute("id", "headline"),
            new XElement("h2", "Where it stands"),
            new XElement("p", Introduction(report.Updates)),
            new XElement("dl", new XAttribute("class", "tiles"), Tiles(report.Updates)));

    private static string Introduction(IReadOnlyList<GrpoReport> updates)
    {
        var count = Math.Min(TrainingReport.Window, updates.Count);
        var regrets = updates.Any(update => update.Regret is not null)
            ? " Regret, which is measured now and then, is averaged over its last "
                + $"{TrainingReport.RegretWindow} measurements."
            : "";
        return $"Means over the last {count} of {Numbers.Count(updates.Count)} updates.{regrets}";
    }

    private static IEnumerable<XElement> Tiles(IReadOnlyList<GrpoReport> updates)
    {
        yield return Tile("Right, given valid", updates, update => update.CorrectGivenValid, Numbers.Percent);
        yield return Tile("Valid workflows", updates, update => update.Valid, Numbers.Percent);
        yield return Tile("Steps per workflow", updates, update => update.WorkflowSteps, Numbers.Value);
        yield return Tile("Price per workflow", updates, update => (double)update.Price, Price);
        var measured = updates.Select(update => update.Regret).OfType<Regret>();
        var regrets = measured.TakeLast(TrainingReport.RegretWindow).ToArray();
        if (regrets.Length > 0)
        {
            yield return RegretTile("Regret to the best worker", regrets.Average(regret => regret.ToBestWorker));
        }

        if (regrets.Any(regret => regret.ToOracle is not null))
        {
            yield return RegretTile("Regret to the oracle team", regrets.Average(regret => regret.ToOracle)!.Value);
        }

        var alarms = updates.Sum(update => update.Alarms.Count);
        yield return Tile("Alarms", Numbers.Count(alarms), alarms == 0 ? "none was raised" : "see below");
    }

    private static XElement Tile(
        string name,
        IReadOnlyList<GrpoReport> updates,
        Func<GrpoReport, double> figure,
        Func<double, string> text)
    {
        var note = updates.Count < 2 * TrainingReport.Window
            ? ""
            : $"{text(updates.Take(TrainingReport.Window).Average(figure))} in the first {TrainingReport.Window}";
        return Tile(name, text(updates.TakeLast(TrainingReport.Window).Average(figure)), note);
    }

    private static XElement RegretTile(string name, double regret) =>
        Tile(name, Numbers.Points(regret), regret < 0 ? "points: it is ahead" : "points behind");

    private static XElement Tile(string name, string value, string note) => new(
        "div",
        new XElement("dt", name),
        new XElement("dd", new XAttribute("class", "figure"), value),
        new XElement("dd", new XAttribute("class", "note"), note));

    private static string Price(double price) => Figures.Price((decimal)price);
}
