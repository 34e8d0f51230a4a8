using Podium.Cli.Terminals;
using Podium.Cli.Training.Stages;

namespace Podium.Cli.Training.Views;

/// <summary>Shows a training as plain lines, about twenty for each stage.</summary>
internal sealed class PlainTrainingView(IReadOnlyList<StagePlan> stages, TextWriter output, TimeProvider clock)
    : ITrainingView, IProgress<TrainingEvent>
{
    private const int LinesPerStage = 20;
    private const int CurveColumns = 40;

    private readonly bool _isUnicode = Terminal.IsUnicode(output);

    private readonly Dictionary<string, StageRow> _rows =
        stages.ToDictionary(stage => stage.Name, stage => new StageRow(stage));

    /// <inheritdoc/>
    public Task ShowAsync(Func<IProgress<TrainingEvent>, Task> train) => train(this);

    /// <inheritdoc/>
    public void Report(TrainingEvent value)
    {
        var row = _rows[value.Stage];
        row.Apply(value, clock);
        foreach (var line in Alarms(value).Append(Line(value, row)).Append(Ended(value)).OfType<string>())
        {
            output.WriteLine($"{value.Stage}: {line}");
            output.Flush();
        }
    }

    private static IEnumerable<string?> Alarms(TrainingEvent happened) =>
        happened is TrainingEvent.Advanced { Metrics: RewardMetrics { Report.Alarms: var alarms } }
            ? alarms.Select(TrainingText.Alarm)
            : [];

    private static string? Ended(TrainingEvent happened) =>
        happened is TrainingEvent.Advanced { Metrics: var metrics } ? TrainingText.Ended(metrics) : null;

    private string? Line(TrainingEvent happened, StageRow row) => happened switch
    {
        TrainingEvent.Begun { Done: 0 } => null,
        TrainingEvent.Begun begun => $"goes on from step {begun.Done} of {row.Plan.Steps}",
        TrainingEvent.Finished finished => finished.WasBefore ? "was finished before" : "finished",
        TrainingEvent.Advanced advanced when IsDue(advanced.Done, row.Plan.Steps) => Progress(row),
        _ => null,
    };

    private static bool IsDue(int done, int steps) =>
        (long)done * LinesPerStage / steps != (long)(done - 1) * LinesPerStage / steps;

    private string Progress(StageRow row)
    {
        string[] parts =
        [
            $"step {row.Done} of {row.Plan.Steps}",
            TrainingText.Headline(row.Latest),
            TrainingText.Details(row.Latest),
            Sparkline.Of(row.Rewards, CurveColumns, _isUnicode),
            row.Remaining(clock) is { Ticks: > 0 } remaining ? $"about {TrainingText.Time(remaining)} left" : "",
            TimeLeft.Of(_rows.Values, clock) ?? "",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }
}
