using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Podium.Cli.Training.Views;

/// <summary>Draws a training: a bar for each stage, and the curve of rewards below.</summary>
internal sealed class TrainingPicture(bool isUnicode, TimeProvider clock)
{
    private const int BarColumns = 24;
    private const int CurveColumns = 60;
    private const int AlarmsShown = 3;
    private const int MostRows = 24;

    public IRenderable Draw(IReadOnlyList<StageRow> rows)
    {
        var grid = new Grid();
        for (var column = 0; column < 5; column++)
        {
            grid.AddColumn(new GridColumn().NoWrap().PadLeft(column == 0 ? 1 : 0).PadRight(2));
        }

        foreach (var row in Window(rows))
        {
            grid.AddRow(
                new Text(row.Plan.Name, row.IsBegun || row.IsFinished ? Style.Plain : new Style(Color.Grey)),
                Bar(row),
                new Text(Percent(row)),
                new Text(TrainingText.Headline(row.Latest)),
                new Text(StateOf(row), new Style(Color.Grey)));
        }

        var parts = new List<IRenderable> { grid };
        if (rows.Count > MostRows)
        {
            var done = rows.Count(row => row.IsFinished);
            parts.Add(new Padder(
                new Text($"{done} of {rows.Count} stages done", new Style(Color.Grey)), new Padding(1, 0, 0, 0)));
        }

        if (TimeLeft.Of(rows, clock) is { } time)
        {
            parts.Add(new Padder(new Text(time, new Style(Color.Grey)), new Padding(1, 0, 0, 0)));
        }

        if (rows.LastOrDefault(row => row.Rewards.Count > 0) is { } curve)
        {
            parts.Add(Curve(curve));
        }

        parts.AddRange(rows.SelectMany(row => row.Alarms).TakeLast(AlarmsShown).Select(alarm =>
            new Padder(new Text(TrainingText.Alarm(alarm), new Style(Color.Yellow)), new Padding(1, 0, 0, 0))));

        return new Rows(parts);
    }

    /// <summary>Of many rows those around the first that is not finished, as many as a screen holds.</summary>
    private static IEnumerable<StageRow> Window(IReadOnlyList<StageRow> rows)
    {
        var current = rows.TakeWhile(row => row.IsFinished).Count();
        var first = Math.Clamp(current - (MostRows / 2), 0, Math.Max(0, rows.Count - MostRows));
        return rows.Skip(first).Take(MostRows);
    }

    private Markup Bar(StageRow row)
    {
        var full = (int)((long)BarColumns * row.Done / row.Plan.Steps);
        var sign = isUnicode ? '━' : '=';
        var rest = isUnicode ? '━' : '-';
        return new Markup(
            $"[{(row.IsFinished ? "green" : "yellow")}]{new string(sign, full)}[/]"
            + $"[grey]{new string(rest, BarColumns - full)}[/]");
    }

    private static string Percent(StageRow row) =>
        (row.Done / (double)row.Plan.Steps).ToString("0%", CultureInfo.InvariantCulture);

    private string StateOf(StageRow row) =>
        row.IsFinished ? TrainingText.Ended(row.Latest) ?? "done"
        : row.Remaining(clock) is { } remaining && row.IsBegun ? $"{TrainingText.Time(remaining)} left"
        : row.IsBegun ? "begun"
        : "";

    private Padder Curve(StageRow row) => new(
        new Rows(
            new Text("reward " + Sparkline.Of(row.Rewards, CurveColumns, isUnicode), new Style(Color.Green)),
            new Text(TrainingText.Details(row.Latest))),
        new Padding(1, 1, 0, 0));
}
