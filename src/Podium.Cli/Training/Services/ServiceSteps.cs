using Podium.Cli.Training.Stages;

namespace Podium.Cli.Training.Services;

/// <summary>
/// Steps of learning from real models: what each has cost is kept, and one of which every rollout that called workers
/// faulted ends the training, for to go on would use up its steps and learn nothing.
/// </summary>
internal sealed class ServiceSteps(ITrainingRun inner, TrainingServices services) : ITrainingRun
{
    /// <inheritdoc/>
    public int Step => inner.Step;

    /// <inheritdoc/>
    public bool IsDone => inner.IsDone;

    /// <inheritdoc/>
    /// <exception cref="OutageException">No worker answered; the step must be taken again.</exception>
    public async Task<StepMetrics> AdvanceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var seen = await inner.AdvanceAsync(cancellationToken).ConfigureAwait(false);
            return seen is RewardMetrics { Report.FaultedOfCalling: >= 1 }
                ? throw new OutageException(seen.Step)
                : seen;
        }
        finally
        {
            services.Book();
        }
    }

    /// <inheritdoc/>
    public void Save(string folder) => inner.Save(folder);

    /// <inheritdoc/>
    public void Restore(string folder) => inner.Restore(folder);
}
