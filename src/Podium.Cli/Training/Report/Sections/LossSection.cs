using System.Xml.Linq;
using Podium.Cli.Training.Report.Charts;

namespace Podium.Cli.Training.Report.Sections;

/// <summary>The losses of the supervised stages, side by side on one scale.</summary>
internal static class LossSection
{
    private const int MostPoints = 120;

    /// <summary>Draws the section; nothing without losses.</summary>
    public static XElement? Of(TrainingReport report)
    {
        if (report.Losses.Count == 0)
        {
            return null;
        }

        var curves = report.Losses
            .Select(loss => (loss.Stage, Points: Curve.Thin(loss.Points, MostPoints)))
            .Select(loss => new Curve(loss.Stage, loss.Points, [], loss.Points[^1].Value))
            .ToArray();
        var axis = ChartAxis.Logarithmic("loss", curves.Values());
        return new XElement(
            "section",
            new XAttribute("id", "losses"),
            new XElement("h2", "Learning by imitation"),
            new XElement(
                "p",
                "Loss of each supervised stage over its steps, in nats for a completion token, on one logarithmic "
                + $"scale. Longer curves show means over bins of steps, at most {MostPoints} of them."),
            new XElement(
                "div",
                new XAttribute("class", "grid"),
                curves.Index().Select(curve => Chart(curve.Index, curve.Item, axis).Draw())));
    }

    private static LineChart Chart(int index, Curve curve, ChartAxis axis)
    {
        var last = curve.Points[^1];
        var note = $"{axis.ShortText(curve.Last)} in steps {Numbers.Range(last.First, last.Last)}";
        return new LineChart(new ChartFigure($"loss-{Numbers.Step(index)}", curve.Name, note), axis, [curve])
        {
            Size = ChartSize.Small,
            StepLabel = "step",
        };
    }
}
