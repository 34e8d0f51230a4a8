using Spectre.Console;

namespace Podium.Cli.Training.Views;

/// <summary>Shows a training on a terminal while it lasts, and leaves the last picture behind.</summary>
internal sealed class LiveTrainingView(IReadOnlyList<StagePlan> stages, IAnsiConsole console, TimeProvider clock)
    : ITrainingView, IProgress<TrainingEvent>
{
    private static readonly TimeSpan RefreshTime = TimeSpan.FromMilliseconds(100);

    private readonly StageRow[] _rows = [.. stages.Select(stage => new StageRow(stage))];
    private readonly TrainingPicture _picture = new(console.Profile.Capabilities.Unicode, clock);
    private LiveDisplayContext? _display;
    private long _drawn = clock.GetTimestamp();

    /// <inheritdoc/>
    public async Task ShowAsync(Func<IProgress<TrainingEvent>, Task> train)
    {
        try
        {
            await console
                .Live(_picture.Draw(_rows))
                .AutoClear(true)
                .Overflow(VerticalOverflow.Crop)
                .Cropping(VerticalOverflowCropping.Top)
                .StartAsync(async display =>
                {
                    _display = display;
                    await train(this).ConfigureAwait(false);
                })
                .ConfigureAwait(false);
        }
        finally
        {
            console.Write(_picture.Draw(_rows));
        }
    }

    /// <inheritdoc/>
    public void Report(TrainingEvent value)
    {
        Array.Find(_rows, row => row.Plan.Name == value.Stage)!.Apply(value, clock);
        if (value is not TrainingEvent.Advanced || clock.GetElapsedTime(_drawn) >= RefreshTime)
        {
            _drawn = clock.GetTimestamp();
            _display?.UpdateTarget(_picture.Draw(_rows));
        }
    }
}
