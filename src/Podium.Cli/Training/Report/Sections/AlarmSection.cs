using System.Xml.Linq;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Report.Sections;

/// <summary>The alarms that were raised.</summary>
internal static class AlarmSection
{
    /// <summary>Draws the section; nothing without updates.</summary>
    public static XElement? Of(TrainingReport report)
    {
        if (report.Updates.Count == 0)
        {
            return null;
        }

        XElement[] alarms = [.. Items("Update", report.Grpo), .. Items("Update of rounds", report.Recursion)];
        return new XElement(
            "section",
            new XAttribute("id", "alarms"),
            new XElement("h2", "Alarms"),
            alarms.Length == 0
                ? new XElement("p", "None: nothing was noticed of the ways in which learning is known to go wrong.")
                : new XElement(
                    "ul",
                    new XAttribute("class", "alarms"),
                    alarms));
    }

    private static IEnumerable<XElement> Items(string name, IReadOnlyList<GrpoReport> updates) => updates
        .SelectMany(update => update.Alarms)
        .Select(alarm => new XElement(
            "li", new XElement("strong", $"{name} {Numbers.Step(alarm.Step)}"), " ", alarm.Message));
}
