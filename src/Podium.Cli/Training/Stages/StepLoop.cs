using System.Text.Json;
using Podium.Cli.CommandLine;

namespace Podium.Cli.Training.Stages;

/// <summary>
/// Takes a run's steps from its last checkpoint on, and keeps a checkpoint every so many steps and on cancellation.
/// </summary>
internal sealed class StepLoop(StagePlan stage, int stepsPerCheckpoint, Workshop workshop)
{
    /// <summary>Takes all steps that are left.</summary>
    /// <exception cref="UsageException">The checkpoint is damaged, or the steps lead nowhere.</exception>
    public async Task RunAsync(ITrainingRun run, CancellationToken cancellationToken)
    {
        if (workshop.Folder.HasCheckpoint(stage))
        {
            Restore(run);
        }

        var metrics = workshop.Folder.Metrics;
        metrics.CutBack(stage.Name, run.Step);
        workshop.Progress.Report(new TrainingEvent.Begun(stage.Name, run.Step, metrics.Rewards(stage.Name)));
        var kept = run.Step;
        try
        {
            while (!run.IsDone)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await AdvanceAsync(run, cancellationToken).ConfigureAwait(false);
                if (run.Step - kept >= stepsPerCheckpoint && !run.IsDone)
                {
                    workshop.Folder.Keep(stage, run.Save);
                    kept = run.Step;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && run.Step > kept)
        {
            workshop.Folder.Keep(stage, run.Save);
            throw;
        }
    }

    private async Task AdvanceAsync(ITrainingRun run, CancellationToken cancellationToken)
    {
        var seen = await run.AdvanceAsync(cancellationToken).ConfigureAwait(false);
        if (!seen.IsFinite)
        {
            throw new UsageException(
                $"The training of '{stage.Name}' ran out of all bounds at step {seen.Step}; lower its learningRate.");
        }

        workshop.Folder.Metrics.Append(seen);
        workshop.Progress.Report(new TrainingEvent.Advanced(stage.Name, run.Step, seen));
    }

    private void Restore(ITrainingRun run)
    {
        var folder = workshop.Folder.CheckpointOf(stage);
        try
        {
            run.Restore(folder);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or FormatException or JsonException)
        {
            throw new UsageException(
                $"The checkpoint '{folder}' cannot be read ({error.Message.TrimEnd('.')}); delete it to begin "
                + $"'{stage.Name}' anew.");
        }
    }
}
