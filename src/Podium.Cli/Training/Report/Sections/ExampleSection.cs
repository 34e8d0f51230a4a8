using System.Xml.Linq;
using Podium.Training.Grpo;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training.Report.Sections;

/// <summary>Workflows to read, early ones beside late ones.</summary>
internal static class ExampleSection
{
    private const int MostOnASide = 4;

    /// <summary>Draws the section; nothing without examples.</summary>
    public static XElement? Of(TrainingReport report)
    {
        var updates = report.Updates.Where(update => update.Example is not null).ToArray();
        if (updates.Length == 0)
        {
            return null;
        }

        var count = Math.Clamp(updates.Length / 2, 1, MostOnASide);
        return new XElement(
            "section",
            new XAttribute("id", "examples"),
            new XElement("h2", "Examples"),
            new XElement("p", "Each update keeps one of its workflows, of another stratum every time, right or wrong."),
            new XElement(
                "div",
                new XAttribute("class", "pair"),
                Side("The first", updates.Take(count)),
                updates.Length > 1 ? Side("The last", updates.TakeLast(count)) : null));
    }

    private static XElement Side(string title, IEnumerable<GrpoReport> updates) => new(
        "div",
        new XElement("h3", title),
        updates.Select(update => Example(update.Step, update.Example!)));

    private static XElement Example(int step, RolloutExample example)
    {
        var (style, verdict) = Verdict(example.Verdict);
        return new XElement(
            "article",
            new XAttribute("class", "card example"),
            new XElement(
                "p",
                new XAttribute("class", "verdict"),
                new XElement("span", new XAttribute("class", $"badge {style}"), verdict),
                $" update {Numbers.Step(step)}"),
            new XElement("p", new XAttribute("class", "question"), example.Question),
            new XElement("pre", example.Workflow),
            new XElement(
                "dl",
                Fact("Workers", example.Workers.Count == 0 ? "none" : string.Join(", ", example.Workers)),
                Fact("Answer", example.Answer ?? "none"),
                Fact("Right answer", example.Reference ?? "")));
    }

    private static XElement Fact(string name, string value) =>
        new("div", new XElement("dt", name), new XElement("dd", value.Length == 0 ? "empty" : value));

    private static (string Style, string Text) Verdict(RolloutVerdict verdict) => verdict switch
    {
        RolloutVerdict.Correct => ("good", "✓ right"),
        RolloutVerdict.Wrong => ("bad", "✗ wrong"),
        RolloutVerdict.Unusable => ("bad", "✗ no workflow"),
        _ => ("bad", "fault"),
    };
}
