namespace Podium.Cli.Training.Recursion;

/// <summary>Passes on what happens to steps that come after others of the same stage.</summary>
/// <param name="inner">Hears it.</param>
/// <param name="before">Number of steps before.</param>
internal sealed class LaterSteps(IProgress<TrainingEvent> inner, int before) : IProgress<TrainingEvent>
{
    /// <inheritdoc/>
    public void Report(TrainingEvent value)
    {
        switch (value)
        {
            case TrainingEvent.Begun { Done: 0 }:
                break; // The steps before have told that the stage begins.
            case TrainingEvent.Begun begun:
                inner.Report(begun with { Done = before + begun.Done });
                break;
            case TrainingEvent.Advanced advanced:
                inner.Report(advanced with { Done = before + advanced.Done });
                break;
            default:
                inner.Report(value);
                break;
        }
    }
}
