using System.Xml.Linq;

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

        var alarms = report.Updates.SelectMany(update => update.Alarms).ToArray();
        return new XElement(
            "section",
            new XAttribute("id", "alarms"),
            new XElement("h2", "Alarms"),
            alarms.Length == 0
                ? new XElement("p", "None: nothing was noticed of the ways in which learning is known to go wrong.")
                : new XElement(
                    "ul",
                    new XAttribute("class", "alarms"),
                    alarms.Select(alarm => new XElement(
                        "li",
                        new XElement("strong", $"Update {Numbers.Step(alarm.Step)}"),
                        " ",
                        alarm.Message))));
    }
}
