using System.Xml.Linq;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Report.Charts;
using Podium.Cli.Views;

namespace Podium.Cli.Training.Report.Sections;

/// <summary>What the workers were measured to be good at.</summary>
internal static class CardSection
{
    /// <summary>Draws the section; nothing without cards.</summary>
    public static XElement? Of(TrainingReport report) => report.Workers.Count + report.UnseenWorkers.Count == 0
        ? null
        : new XElement(
            "section",
            new XAttribute("id", "workers"),
            new XElement("h2", "Workers"),
            new XElement(
                "p",
                "Share of right answers per skill, on problems that no worker has learned from; prices are in the "
                + "pool's currency for a million tokens read and written."),
            report.Workers.Count > 0 ? Cards("The pool", report.Workers) : null,
            report.UnseenWorkers.Count > 0
                ? Cards("Unseen: the conductor never meets them in training", report.UnseenWorkers)
                : null);

    private static XElement Cards(string title, IReadOnlyList<MeasuredWorker> workers)
    {
        var skills = workers
            .SelectMany(worker => worker.Card.Skills)
            .Select(skill => skill.Skill)
            .Distinct()
            .ToArray();
        return new XElement(
            "div",
            new XAttribute("class", "card"),
            new HeatTable(
                title,
                "worker",
                [.. skills, "price"],
                [.. workers.Select(worker => (worker.Name, Cells(worker, skills)))]).Draw(),
            new XElement(
                "dl",
                new XAttribute("class", "summaries"),
                workers.Select(worker => new XElement(
                    "div", new XElement("dt", worker.Name), new XElement("dd", worker.Card.Summary)))));
    }

    private static IReadOnlyList<HeatCell> Cells(MeasuredWorker worker, IReadOnlyList<string> skills)
    {
        var measured = worker.Card.Skills.ToLookup(skill => skill.Skill, skill => skill.Accuracy);
        var price = worker.Card.Price;
        return
        [
            .. skills.Select(skill => measured[skill].DefaultIfEmpty(double.NaN).First())
                .Select(accuracy => new HeatCell(accuracy, Numbers.WholePercent(accuracy))),
            new HeatCell(0, $"{Figures.Price(price.InputPerMillion)} / {Figures.Price(price.OutputPerMillion)}"),
        ];
    }
}
