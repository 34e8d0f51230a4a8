using System.Xml.Linq;
using Podium.Cli.Training.Report.Sections;
using Podium.Cli.Training.Views;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Report;

/// <summary>The page about a training: one file that needs neither scripts nor a network.</summary>
internal static class ReportPage
{
    private const string Title = "Training report";
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";
    private const double MostSeconds = 1e9;

    /// <summary>Draws the page.</summary>
    public static XElement Of(TrainingReport report)
    {
        XElement?[] sections =
        [
            HeadlineSection.Of(report),
            AlarmSection.Of(report),
            LearningSection.Of(report),
            RecursionSection.Of(report),
            WorkflowSection.Of(report),
            ExampleSection.Of(report),
            LossSection.Of(report),
            CardSection.Of(report),
            StageSection.Of(report),
        ];
        var found = sections.OfType<XElement>().ToArray();
        return new XElement(
            "html",
            new XAttribute("lang", "en"),
            Head(),
            new XElement(
                "body",
                new XElement(
                    "header",
                    new XElement("h1", Title),
                    new XElement("p", Summary(report)),
                    found.Length > 1 ? Contents(found) : null),
                new XElement("main", found.SelectMany(section => new object[] { "\n", section })),
                "\n"));
    }

    private static XElement Head() => new(
        "head",
        new XElement("meta", new XAttribute("charset", "utf-8")),
        new XElement(
            "meta",
            new XAttribute("http-equiv", "Content-Security-Policy"),
            new XAttribute("content", Policy)),
        new XElement(
            "meta",
            new XAttribute("name", "viewport"),
            new XAttribute("content", "width=device-width, initial-scale=1")),
        new XElement("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")),
        new XElement("title", Title),
        new XElement("style", ReportStyle.Text));

    private static string Summary(TrainingReport report)
    {
        if (report is { Updates.Count: 0, Losses.Count: 0 })
        {
            return "No step has been taken yet.";
        }

        GrpoReport[] updates = [.. report.Grpo, .. report.Recursion];
        var tokens = updates.Sum(update => update.Tokens.Total);
        var seconds = updates.Sum(update => update.Seconds.Total);
        string[] parts =
        [
            Counted(report.Losses.Count, "supervised stage"),
            Counted(updates.Length, "update") + " of the conductor by reward",
            seconds is > 0 and < MostSeconds ? $"{TrainingText.Time(TimeSpan.FromSeconds(seconds))} in updates" : "",
            tokens is > 0 and < long.MaxValue ? $"{Numbers.Count((long)tokens)} tokens in them" : "",
        ];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    private static string Counted(int count, string noun) => $"{Numbers.Count(count)} {noun}{(count == 1 ? "" : "s")}";

    private static XElement Contents(IEnumerable<XElement> sections) => new(
        "nav",
        new XAttribute("aria-label", "Contents"),
        sections.Select(section => new XElement(
            "a",
            new XAttribute("href", $"#{section.Attribute("id")!.Value}"),
            section.Element("h2")!.Value)));
}
