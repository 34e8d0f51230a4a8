using System.Xml.Linq;
using Podium.Cli.Training.Report.Charts;

namespace Podium.Cli.Training.Report.Sections;

/// <summary>How learning from reward went, in curves.</summary>
internal static class LearningSection
{
    /// <summary>Draws the section; nothing without updates.</summary>
    public static XElement? Of(TrainingReport report) => report.Updates.Count == 0
        ? null
        : new XElement(
            "section",
            new XAttribute("id", "learning"),
            new XElement("h2", "Learning from reward"),
            new XElement(
                "p",
                $"Pale lines show updates, bold ones the mean of the last {TrainingReport.Window}; what is bold alone "
                + "is shown as it was measured. Longer curves show means over bins of updates, at most "
                + $"{Curve.MostPoints} of them. Where a line ends stands its last value."),
            new XElement("div", new XAttribute("class", "grid"), Charts(report).Select(chart => chart.Draw())));

    private static IEnumerable<LineChart> Charts(TrainingReport report)
    {
        var success = new SuccessCharts(report.Updates);
        var policy = new PolicyCharts(report.Updates);
        LineChart?[] charts =
        [
            success.Reward(), success.Strata(), success.Regret(),
            policy.Steps(), policy.Price(), policy.Entropy(), policy.Routing(),
            policy.EqualGroups(), policy.Gradient(), policy.Tokens(), policy.Seconds(),
        ];
        return charts.OfType<LineChart>();
    }
}
