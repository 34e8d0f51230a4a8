using Podium.Neural.Training;

namespace Podium.Cli.Training.Stages;

/// <summary>The steps of a supervised run.</summary>
internal sealed class SupervisedSteps(string stage, SupervisedRun run) : ITrainingRun
{
    /// <inheritdoc/>
    public int Step => run.Step;

    /// <inheritdoc/>
    public bool IsDone => run.IsDone;

    /// <inheritdoc/>
    public Task<StepMetrics> AdvanceAsync(CancellationToken cancellationToken)
    {
        var step = run.Step;
        return Task.FromResult<StepMetrics>(new LossMetrics(stage, step, run.Advance()));
    }

    /// <inheritdoc/>
    public void Save(string folder) => run.Save(folder);

    /// <inheritdoc/>
    public void Restore(string folder) => run.Restore(folder);
}
