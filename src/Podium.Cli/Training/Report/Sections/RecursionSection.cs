using System.Xml.Linq;
using Podium.Cli.Training.Report.Charts;

namespace Podium.Cli.Training.Report.Sections;

/// <summary>How learning to go on from rounds went, in curves.</summary>
internal static class RecursionSection
{
    /// <summary>Draws the section; nothing where no round was shown.</summary>
    public static XElement? Of(TrainingReport report)
    {
        var revised = report.Recursion.Where(update => update.Revisions is not null).ToArray();
        if (revised.Length == 0)
        {
            return null;
        }

        Curve[] answers =
        [
            revised.Smoothed("after", update => update.Revisions!.RightAfter),
            revised.Smoothed("before", update => update.Revisions!.RightBefore),
        ];
        Curve[] decisions =
        [
            revised.Smoothed("right accepted", update => update.Revisions!.RightAccepted ?? double.NaN),
            revised.Smoothed("wrong mended", update => update.Revisions!.WrongMended ?? double.NaN),
            revised.Smoothed("right broken", update => update.Revisions!.RightBroken ?? double.NaN),
        ];
        LineChart[] charts =
        [
            new(
                new ChartFigure("rounds", "Before and after", "Share of right answers before a round and after."),
                ChartAxis.Share("share of right answers", answers.Values()),
                answers),
            new(
                new ChartFigure("revisions", "Decisions", "What became of right answers, and of wrong ones."),
                ChartAxis.Share("share of its answers", decisions.Values()),
                decisions),
        ];
        return new XElement(
            "section",
            new XAttribute("id", "recursion"),
            new XElement("h2", "Learning to go on from a round"),
            new XElement(
                "p",
                "The conductor is shown what came of its workflow, and accepts it or writes another. Some problems "
                + "take more steps than one workflow has, so that many first rounds cannot be right."),
            new XElement("div", new XAttribute("class", "grid"), charts.Select(chart => chart.Draw())));
    }
}
