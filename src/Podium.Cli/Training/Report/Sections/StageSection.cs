using System.Xml.Linq;
using Podium.Cli.Training.Report.Charts;

namespace Podium.Cli.Training.Report.Sections;

/// <summary>The stages that were found, and how far they are.</summary>
internal static class StageSection
{
    /// <summary>Draws the section; nothing without stages.</summary>
    public static XElement? Of(TrainingReport report) => report.Stages.Count == 0
        ? null
        : new XElement(
            "section",
            new XAttribute("id", "stages"),
            new XElement("h2", "Stages"),
            new XElement(
                "div",
                new XAttribute("class", "card scroll"),
                ValueTable.Draw(["stage", "state", "steps in the metrics"], report.Stages.Select(Row))));

    private static IReadOnlyList<string> Row(StageRecord stage) =>
    [
        stage.Name,
        StateOf(stage),
        stage.Steps == 0 ? "–" : Numbers.Count(stage.Steps),
    ];

    private static string StateOf(StageRecord stage) => stage switch
    {
        { EndedAtSuccess: { } success } => $"ended early, at success {Numbers.Percent(success)}",
        { IsFinished: true } => "finished",
        { HasCheckpoint: true } => "begun, has a checkpoint",
        _ => "steps alone are here",
    };
}
