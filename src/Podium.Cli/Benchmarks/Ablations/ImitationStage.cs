using System.Text.Json;
using Podium.Cli.Training;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Cli.Training.Workers;
using Podium.Neural.Training;
using Podium.Neural.Weights;
using Podium.Pocket.Training;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>Lets a conductor imitate, from its cold start on, one that is told the skills of each problem.</summary>
internal sealed class ImitationStage : IStage
{
    private const int StepsPerCheckpoint = 100;

    private readonly SupervisedPlan _plan;
    private readonly IWorkerSource _workers;
    private readonly StagePlan _start;
    private readonly long _seed;

    /// <summary>Makes a stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="plan">How long and how fast.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="workers">The workers that are led.</param>
    /// <param name="start">The stage of the cold start.</param>
    public ImitationStage(string name, SupervisedPlan plan, long seed, IWorkerSource workers, StagePlan start)
    {
        _plan = plan;
        _workers = workers;
        _start = start;
        _seed = StageSeed.Of(seed, name);
        StagePlan[] needs = [.. workers.Workers, workers.Plan, start];
        var part = JsonSerializer.Serialize(plan, AblationContext.Default.SupervisedPlan);
        Plan = new StagePlan(name, name, plan.Steps, needs, Fingerprint.Of(name, seed, part, needs));
    }

    /// <inheritdoc/>
    public StagePlan Plan { get; }

    /// <inheritdoc/>
    public async Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        var model = ModelFolder.Load(workshop.Folder.FolderOf(_start));
        var run = PocketRuns.Imitation(model, _plan, _workers.OpenPool(workshop), _seed, workshop.Team);
        var loop = new StepLoop(Plan, StepsPerCheckpoint, workshop);
        await loop.RunAsync(new SupervisedSteps(Plan.Name, run), cancellationToken).ConfigureAwait(false);
        workshop.Folder.Finish(Plan, folder => ModelFolder.Save(folder, model, WeightFormat.Float32));
    }
}
