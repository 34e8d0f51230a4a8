namespace Podium.Cli.Training.Recursion;

/// <summary>Passes on what happens to steps that come after others of the same stage.</summary>
/// <param name="inner">Hears it.</param>
/// <param name="before">Number of steps before.</param>
internal sealed class LaterSteps(IProgress<TrainingEvent> inner, int before) : IProgress<TrainingEvent>
{
    /// <inheritdoc/>
    public void Report(TrainingEvent value) => inner.Report(value switch
    {
        TrainingEvent.Begun begun => begun with { Done = before + begun.Done },
        TrainingEvent.Advanced advanced => advanced with { Done = before + advanced.Done },
        _ => value,
    });
}
