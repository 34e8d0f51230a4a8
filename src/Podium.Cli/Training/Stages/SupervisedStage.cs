using System.Text.Json;
using Podium.Cli.Training.Recipes;
using Podium.Neural.Kernels;
using Podium.Neural.Training;
using Podium.Neural.Weights;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Stages;

/// <summary>Trains one model by imitation: a worker, or the conductor's cold start.</summary>
internal sealed class SupervisedStage : IStage
{
    private const int StepsPerCheckpoint = 100;

    private readonly StagePlan _tokenizers;
    private readonly WeightFormat _format;
    private readonly Func<PocketTokenizers, ThreadTeam, (LanguageModel Model, SupervisedRun Run)> _create;

    private SupervisedStage(
        StagePlan plan,
        StagePlan tokenizers,
        WeightFormat format,
        Func<PocketTokenizers, ThreadTeam, (LanguageModel Model, SupervisedRun Run)> create)
    {
        Plan = plan;
        _tokenizers = tokenizers;
        _format = format;
        _create = create;
    }

    /// <inheritdoc/>
    public StagePlan Plan { get; }

    /// <summary>
    /// The stage of a worker. Its weights are kept as they will be shipped, so that its card and the conductor's
    /// rewards are of the worker that answers in the end.
    /// </summary>
    public static SupervisedStage OfWorker(WorkerRecipe worker, long seed, StagePlan tokenizers)
    {
        // The summary stands on the card alone; the weights do not depend on it.
        var part = JsonSerializer.Serialize(worker with { Summary = "" }, RecipeContext.Default.WorkerRecipe);
        var plan = new StagePlan(
            worker.Name,
            Path.Combine(StageNames.Workers, worker.Name),
            worker.Plan.Steps,
            [tokenizers],
            Fingerprint.Of(worker.Name, seed, part, [tokenizers]));
        var ownSeed = StageSeed.Of(seed, worker.Name);
        return new SupervisedStage(plan, tokenizers, WeightFormat.BFloat16, (read, team) =>
            PocketRuns.Worker(worker, read, ownSeed, team));
    }

    /// <summary>The stage of the cold start. Its weights are kept whole, for learning goes on from them.</summary>
    public static SupervisedStage OfColdStart(ColdStartRecipe recipe, long seed, StagePlan tokenizers)
    {
        var part = JsonSerializer.Serialize(recipe, RecipeContext.Default.ColdStartRecipe);
        var plan = new StagePlan(
            StageNames.ColdStart,
            StageNames.ColdStart,
            recipe.Plan.Steps,
            [tokenizers],
            Fingerprint.Of(StageNames.ColdStart, seed, part, [tokenizers]));
        var ownSeed = StageSeed.Of(seed, StageNames.ColdStart);
        return new SupervisedStage(plan, tokenizers, WeightFormat.Float32, (read, team) =>
            PocketRuns.ColdStart(recipe.Shape, recipe.Plan, read, ownSeed, team));
    }

    /// <inheritdoc/>
    public async Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        var tokenizers = PocketTokenizers.Load(workshop.Folder.FolderOf(_tokenizers));
        var (model, run) = _create(tokenizers, workshop.Team);
        var loop = new StepLoop(Plan, StepsPerCheckpoint, workshop);
        await loop.RunAsync(new SupervisedSteps(Plan.Name, run), cancellationToken).ConfigureAwait(false);
        workshop.Folder.Finish(Plan, folder => ModelFolder.Save(folder, model, _format));
    }
}
