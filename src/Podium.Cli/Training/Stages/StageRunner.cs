namespace Podium.Cli.Training.Stages;

/// <summary>Runs stages one after the other.</summary>
internal static class StageRunner
{
    /// <summary>Runs those that are not finished, and tells of each that it is.</summary>
    public static async Task RunAsync(
        IEnumerable<IStage> stages, Workshop workshop, CancellationToken cancellationToken)
    {
        foreach (var stage in stages)
        {
            var wasFinished = workshop.Folder.IsFinished(stage.Plan);
            if (!wasFinished)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await stage.RunAsync(workshop, cancellationToken).ConfigureAwait(false);
            }

            workshop.Progress.Report(new TrainingEvent.Finished(stage.Plan.Name, wasFinished));
        }
    }
}
