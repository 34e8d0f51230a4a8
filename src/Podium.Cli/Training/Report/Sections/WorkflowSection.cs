using System.Xml.Linq;
using Podium.Cli.Training.Report.Charts;

namespace Podium.Cli.Training.Report.Sections;

/// <summary>What workflows look like: how long they are, and who is called for what.</summary>
internal static class WorkflowSection
{
    /// <summary>Draws the section; nothing where neither was counted.</summary>
    public static XElement? Of(TrainingReport report)
    {
        var lengths = Lengths([.. Passage.Of([.. report.Updates.Where(update => update.Lengths.Count > 0)])]);
        var calls = Calls(Passage.Of([.. report.Updates.Where(update => update.Calls.Count > 0)]));
        return lengths is null && calls.Length == 0
            ? null
            : new XElement(
                "section",
                new XAttribute("id", "workflows"),
                new XElement("h2", "Workflows"),
                lengths is null ? null : new XElement("div", new XAttribute("class", "grid"), lengths.Draw()),
                calls.Length == 0 ? null : WhoIsCalled(calls));
    }

    private static BarChart? Lengths(IReadOnlyList<Passage> passages)
    {
        if (passages.Count == 0)
        {
            return null;
        }

        var most = passages.Max(passage => passage.Updates.Max(update => update.Lengths.Count));
        var groups = passages.Select(passage => new BarGroup(passage.Title, Shares(passage, most))).ToArray();
        var figure = new ChartFigure("lengths", "Length of workflows", "Valid workflows by their number of steps.");
        return new BarChart(
            figure with { Style = "bars" },
            ChartAxis.Share("share of valid workflows", []),
            "steps",
            [.. Enumerable.Range(1, most).Select(length => Numbers.Count(length))],
            groups);
    }

    private static double[] Shares(Passage passage, int most)
    {
        var counts = Enumerable.Range(0, most)
            .Select(index => passage.Updates.Sum(update => (double)update.Lengths.ElementAtOrDefault(index)))
            .ToArray();
        return [.. counts.Select(count => count / Math.Max(1, counts.Sum()))];
    }

    private static XElement WhoIsCalled(IEnumerable<HeatTable> tables) => new(
        "div",
        new XAttribute("class", "card"),
        new XElement("h3", "Who is called for what"),
        new XElement(
            "p",
            "Share of the calls for a skill that went to a worker, over valid workflows with as many steps as the "
            + "problem takes skills. Each row adds up to 100%."),
        tables.Select(table => table.Draw()));

    private static HeatTable[] Calls(IReadOnlyList<Passage> passages)
    {
        var all = passages.SelectMany(passage => passage.Updates).SelectMany(update => update.Calls).ToArray();
        string[] workers = [.. all.Select(call => call.Worker).Distinct().Order(StringComparer.Ordinal)];
        string[] skills = [.. all.Select(call => call.Skill).Distinct().Order(StringComparer.Ordinal)];
        return [.. passages.Where((_, index) => index != 1).Select(passage => Calls(passage, skills, workers))];
    }

    private static HeatTable Calls(Passage passage, string[] skills, string[] workers)
    {
        var counts = passage.Updates.SelectMany(update => update.Calls)
            .GroupBy(call => (call.Skill, call.Worker))
            .ToDictionary(group => group.Key, group => group.Sum(call => (double)call.Count));
        return new HeatTable(passage.Title, "skill", [.. workers, "calls"], [.. skills.Select(Row)]);

        (string, IReadOnlyList<HeatCell>) Row(string skill)
        {
            var row = workers.Select(worker => counts.GetValueOrDefault((skill, worker))).ToArray();
            var sum = row.Sum();
            return (
                skill,
                [
                    .. row.Select(count => count / Math.Max(1, sum))
                        .Select(share => new HeatCell(share, share == 0 ? "" : Numbers.WholePercent(share))),
                    new HeatCell(0, Numbers.Count((long)sum)),
                ]);
        }
    }
}
