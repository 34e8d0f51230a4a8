using System.Globalization;
using Podium.Cli.Terminals;
using Podium.Cli.Views;
using Podium.Evaluation.Profiling;
using Podium.Evaluation.Statistics;
using Spectre.Console;

namespace Podium.Cli.Pools.Profiling;

/// <summary>What was measured, as a table and sentences.</summary>
internal sealed class ProfileSheet(ProfileResult profile)
{
    private const string None = "-";
    private const int MostNames = 2;

    /// <summary>Writes it to where <paramref name="terminal"/>'s output leads.</summary>
    public void Write(Terminal terminal)
    {
        if (terminal.IsOutputLive)
        {
            var console = terminal.OpenOutput();
            console.Write(Picture(console.Profile.Width));
        }
        else
        {
            PlainTable.Write(terminal.Output, Rows());
        }

        terminal.Output.WriteLine(
            "Percent right with the 95% interval, and the number of problems; price is the mean of a problem.");
        var unclear = profile.Comparisons
            .Where(comparison => !comparison.IsToldApart)
            .GroupBy(comparison => (comparison.Skill, comparison.Best));
        foreach (var group in unclear)
        {
            var (skill, best) = group.Key;
            terminal.Output.WriteLine(
                $"{Clean(skill)}: too few problems to tell {Clean(best)} from {Others([.. group])}; {Needed(group)}.");
        }

        if (profile.Comparisons.Count > 0 && profile.Comparisons.All(comparison => comparison.IsToldApart))
        {
            terminal.Output.WriteLine("On every skill, the best worker can be told from each of the others.");
        }
    }

    /// <summary>The table shows the others; a sentence names a few.</summary>
    private static string Others(IReadOnlyList<ProfileComparison> unclear) => unclear.Count > MostNames
        ? Counts.Of(unclear.Count, "other")
        : string.Join(" or ", unclear.Select(comparison => Clean(comparison.Other)));

    private static string Needed(IEnumerable<ProfileComparison> unclear)
    {
        long[] counts = [.. unclear.Select(comparison => comparison.ProblemsNeeded).OfType<long>().Order()];
        return counts switch
        {
            [] => "they were right equally often",
            [var first, .., var last] when first != last => string.Create(
                CultureInfo.InvariantCulture, $"about {first} to {last} might do"),
            _ => string.Create(CultureInfo.InvariantCulture, $"about {counts[0]} might do"),
        };
    }

    private static string Cell(WorkerProfile worker, string skill) =>
        worker.Skills.FirstOrDefault(own => own.Skill == skill) is { } found ? Cell(found.Accuracy) : None;

    private static string Cell(Proportion accuracy)
    {
        var (low, high) = accuracy.Interval();
        return accuracy.Share is not { } share
            ? None
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{100 * share:0.0} ({100 * low:0.0}-{100 * high:0.0}) {accuracy.Trials}");
    }

    private static string Time(TimeSpan? time) =>
        time is { } known ? Figures.Milliseconds(known.TotalMilliseconds) : None;

    private static string Clean(string name) => TerminalText.OneLine(name);

    private List<IReadOnlyList<string>> Rows()
    {
        string[] skills =
        [
            .. profile.Workers
                .SelectMany(worker => worker.Skills.Select(skill => skill.Skill))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        List<IReadOnlyList<string>> rows =
        [
            ["worker", .. skills.Select(Clean), "price", "median", "90% within", "missing"],
        ];
        rows.AddRange(profile.Workers.Select(worker => (IReadOnlyList<string>)
        [
            Clean(worker.Subject.Worker.Name),
            .. skills.Select(skill => Cell(worker, skill)),
            worker.MeanPrice is { } price ? Figures.Price(price) : None,
            Time(worker.MedianTime),
            Time(worker.HighTime),
            worker.Missing.ToString(CultureInfo.InvariantCulture),
        ]));
        return rows;
    }

    /// <summary>A table with a column for each skill; one with a line for each figure where that is too wide.</summary>
    private Table Picture(int width)
    {
        var wide = Rows();
        var rows = WidthOf(wide) <= width ? wide : [.. Tall(wide)];
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = new Style(Color.Grey) };
        foreach (var heading in rows[0])
        {
            table.AddColumn(new TableColumn(new Text(heading)));
        }

        foreach (var row in rows.Skip(1))
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        return table;
    }

    private static int WidthOf(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        const int BetweenCells = 3;
        return 1 + Enumerable.Range(0, rows[0].Count)
            .Sum(column => BetweenCells + rows.Max(row => row[column].Length));
    }

    private static IEnumerable<IReadOnlyList<string>> Tall(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        yield return ["worker", "figure", "measured"];
        foreach (var row in rows.Skip(1))
        {
            var name = row[0];
            foreach (var (heading, cell) in rows[0].Zip(row).Skip(1).Where(pair => pair.Second != None))
            {
                yield return [name, heading, cell];
                name = "";
            }
        }
    }
}
