namespace Podium.Cli.Training.Views;

/// <summary>
/// Time that the stages which are not finished will take together. A stage that has not begun is taken to go at the
/// pace of those whose results lie beside its own, as those of workers do; what has no such stage is not counted.
/// </summary>
internal static class TimeLeft
{
    /// <summary>The time in words; <see langword="null"/> while nothing is known, or where one stage is all.</summary>
    public static string? Of(IReadOnlyCollection<StageRow> rows, TimeProvider clock)
    {
        var times = rows.Where(row => !row.IsFinished).Select(row => TimeOf(row, rows, clock)).ToArray();
        var known = times.OfType<TimeSpan>().ToArray();
        var sum = known.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
        return rows.Count == 1 || sum == TimeSpan.Zero
            ? null
            : $"{(known.Length < times.Length ? "at least" : "about")} {TrainingText.Time(sum)} left in all";
    }

    private static TimeSpan? TimeOf(StageRow row, IEnumerable<StageRow> rows, TimeProvider clock)
    {
        if (row.Remaining(clock) is { } remaining)
        {
            return remaining;
        }

        var folder = Path.GetDirectoryName(row.Plan.Folder);
        var paces = rows.Where(other => folder is { Length: > 0 } && Path.GetDirectoryName(other.Plan.Folder) == folder)
            .Select(other => other.TimePerStep(clock))
            .OfType<TimeSpan>()
            .ToArray();
        return paces.Length == 0
            ? null
            : TimeSpan.FromSeconds(paces.Average(pace => pace.TotalSeconds)) * (row.Plan.Steps - row.Done);
    }
}
