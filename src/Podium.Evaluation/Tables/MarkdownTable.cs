using System.Globalization;
using System.Text;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Tables;

/// <summary>Writes a benchmark's table as Markdown.</summary>
public static class MarkdownTable
{
    private const string None = "–";

    /// <summary>The table as text; lines end with line feeds.</summary>
    public static string Write(BenchmarkTable table)
    {
        var text = new StringBuilder();
        Line(text, $"## {table.Title}");
        Line(text, "");
        foreach (var note in table.Notes)
        {
            Line(text, $"- {note}");
        }

        if (table.Notes.Count > 0)
        {
            Line(text, "");
        }

        WriteRows(text, table.Rows);
        WriteSlices(text, table.Rows);
        WriteSkills(text, table.Rows);
        WriteComparisons(text, table.Comparisons);
        return text.ToString();
    }

    private static void WriteRows(StringBuilder text, IReadOnlyList<BenchmarkRow> rows)
    {
        Row(text, "Conductor", "Problems", "Right", "Accuracy (95%)", "Unusable", "Faulted", "Steps", "Tokens",
            "Price of workers", "Price", "Wall time");
        Rule(text, 11);
        foreach (var row in rows)
        {
            var figures = row.Figures;
            Row(
                text,
                row.Entrant,
                Whole(figures.Problems),
                Whole(figures.Accuracy.Successes),
                Accuracy(figures.Accuracy),
                Whole(figures.Unusable),
                Whole(figures.Faulted),
                Fixed(figures.MeanSteps, "0.00"),
                Fixed(figures.MeanTokens, "0"),
                Significant(figures.MeanWorkerPrice),
                Significant(figures.MeanPrice),
                row.Elapsed is { TotalSeconds: var seconds }
                    ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s")
                    : None);
        }

        Line(text, "");
        Line(
            text,
            "Steps, tokens and prices are means over the problems judged; faulted problems are not judged. Tokens and "
            + "price are those of workers and conductor."
            + (rows.Any(row => row.Elapsed is null) ? " Answers from a cache have no wall time." : ""));
    }

    private static void WriteSlices(StringBuilder text, IReadOnlyList<BenchmarkRow> rows)
    {
        var skills = rows.SelectMany(row => row.Slices).Select(slice => slice.Skills).Distinct().Order().ToArray();
        if (skills.Length < 2)
        {
            return;
        }

        Line(text, "");
        Row(text, ["By skills needed: accuracy (steps)", .. skills.Select(count => Whole(count))]);
        Rule(text, skills.Length + 1);
        foreach (var row in rows)
        {
            Row(text, [row.Entrant, .. skills.Select(count => Slice(row, count))]);
        }
    }

    private static void WriteSkills(StringBuilder text, IReadOnlyList<BenchmarkRow> rows)
    {
        var skills = rows
            .SelectMany(row => row.PerSkill)
            .Select(slice => slice.Skill)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (skills.Length < 2)
        {
            return;
        }

        Line(text, "");
        Row(text, ["Problems of one skill: accuracy", .. skills]);
        Rule(text, skills.Length + 1);
        foreach (var row in rows)
        {
            Row(text, [row.Entrant, .. skills.Select(skill => Slice(row, skill))]);
        }
    }

    private static void WriteComparisons(StringBuilder text, IReadOnlyList<BenchmarkComparison> comparisons)
    {
        if (comparisons.Count == 0)
        {
            return;
        }

        Line(text, "");
        Row(text, "Compared, problem by problem", "Difference", "Only first right", "Only second right", "p (mid-p)");
        Rule(text, 5);
        foreach (var (first, second, test) in comparisons)
        {
            Row(
                text,
                $"{first} with {second}",
                Difference(test),
                Whole(test.OnlyFirst),
                Whole(test.OnlySecond),
                Probability(test));
        }
    }

    private static string Difference(PairedTest test) =>
        test.Pairs == 0
            ? None
            : string.Create(CultureInfo.InvariantCulture, $"{100 * test.Difference:+0.0;−0.0;0.0} points");

    private static string Probability(PairedTest test) => test switch
    {
        { Pairs: 0 } => None,
        { MidP: < 0.001 } => "< 0.001",
        _ => test.MidP.ToString("0.000", CultureInfo.InvariantCulture),
    };

    private static string Slice(BenchmarkRow row, int skills)
    {
        var figures = row.Slices.FirstOrDefault(slice => slice.Skills == skills)?.Figures;
        return figures?.Accuracy.Share is { } share
            ? $"{Percent(share)} ({Fixed(figures.MeanSteps, "0.0")})"
            : None;
    }

    private static string Slice(BenchmarkRow row, string skill)
    {
        var figures = row.PerSkill.FirstOrDefault(slice => slice.Skill == skill)?.Figures;
        return figures?.Accuracy.Share is { } share ? Percent(share) : None;
    }

    private static string Accuracy(Proportion accuracy)
    {
        var (low, high) = accuracy.Interval();
        return accuracy.Share is { } share ? $"{Percent(share)} ({Number(low)}–{Number(high)})" : None;
    }

    private static string Percent(double share) => Number(share) + "%";

    private static string Number(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Fixed(double? number, string format) =>
        number?.ToString(format, CultureInfo.InvariantCulture) ?? None;

    /// <summary>Three digits that count, never as a power of ten.</summary>
    private static string Significant(decimal? number)
    {
        if (number is not { } value)
        {
            return None;
        }

        var decimals = value == 0 ? 0 : 2 - (int)Math.Floor(Math.Log10(Math.Abs((double)value)));
        return Math.Round(value, Math.Clamp(decimals, 0, 28)).ToString("0.############################",
            CultureInfo.InvariantCulture);
    }

    private static void Row(StringBuilder text, params IEnumerable<string> cells) =>
        Line(text, $"| {string.Join(" | ", cells.Select(Escape))} |");

    private static void Rule(StringBuilder text, int columns) =>
        Line(text, $"|---|{string.Concat(Enumerable.Repeat("---:|", columns - 1))}");

    private static string Escape(string cell) => cell.Replace("|", "\\|").Replace('\n', ' ').Replace('\r', ' ');

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
