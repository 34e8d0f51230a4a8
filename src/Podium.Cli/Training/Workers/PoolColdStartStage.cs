using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Neural.Weights;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Workers;

/// <summary>
/// Takes the cold start of an orchestra, so that conductors of several seeds and recipes begin alike and at once. Its
/// weights are as it was packed, in half precision.
/// </summary>
internal sealed class PoolColdStartStage(OrchestraReader pool, long seed) : IStage
{
    /// <inheritdoc/>
    public StagePlan Plan { get; } = new(
        StageNames.ColdStart,
        StageNames.ColdStart,
        1,
        [],
        Fingerprint.Of(StageNames.ColdStart, seed, pool.Fingerprint, []));

    /// <inheritdoc/>
    public Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        workshop.Progress.Report(new TrainingEvent.Begun(Plan.Name, 0, []));
        var model = pool.LoadConductor(PocketOrchestra.ColdStarted);
        workshop.Progress.Report(new TrainingEvent.Advanced(Plan.Name, 1, null));
        workshop.Folder.Finish(Plan, folder => ModelFolder.Save(folder, model, WeightFormat.Float32));
        return Task.CompletedTask;
    }
}
