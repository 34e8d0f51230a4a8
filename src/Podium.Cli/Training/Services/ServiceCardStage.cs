using System.Text.Json;
using Podium.Cli.Grading;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Cli.Training.Workers;
using Podium.Providers.Pools;

namespace Podium.Cli.Training.Services;

/// <summary>
/// Takes the workers of a pool's file with their measured cards. Its fingerprint holds all that their answers and
/// rewards depend on.
/// </summary>
internal sealed class ServiceCardStage : IWorkerSource
{
    private readonly ServiceRecipe _recipe;

    /// <summary>Makes a stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="file">The pool's file.</param>
    /// <param name="recipe">How its workers are asked and judged.</param>
    /// <param name="seed">Seed of the training.</param>
    public ServiceCardStage(string name, PoolFile file, ServiceRecipe recipe, long seed)
    {
        _recipe = recipe;
        var part = PoolFingerprint.Of(file) + JsonSerializer.Serialize(recipe, RecipeContext.Default.ServiceRecipe);
        Plan = new StagePlan(name, name, file.Document.Workers.Count, [], Fingerprint.Of(name, seed, part, []));
    }

    /// <inheritdoc/>
    public StagePlan Plan { get; }

    /// <inheritdoc/>
    public IReadOnlyList<StagePlan> Workers => [];

    /// <inheritdoc/>
    public Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        workshop.Progress.Report(new TrainingEvent.Begun(Plan.Name, 0, []));
        var workers = ServicesOf(workshop).Pool.Workers
            .Select(worker => new MeasuredWorker(worker.Name, worker.Card));
        var cards = CardFile.Empty with { Workers = [.. workers] };
        workshop.Progress.Report(new TrainingEvent.Advanced(Plan.Name, Plan.Steps, null));
        workshop.Folder.Finish(Plan, cards.Write);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public LedWorkers Open(Workshop workshop)
    {
        var services = ServicesOf(workshop);
        return new LedWorkers(services.Pool, services.MostInFlight)
        {
            Retries = 0,
            StepsPerCheckpoint = 1,
            Budget = services.Budget,
            Grader = GraderOption.Read(_recipe.Grader).Grader,
            Samples = _recipe.Samples,
            DrawPool = ServicePoolDraw.Draw,
            Watch = run => new ServiceSteps(run, services),
        };
    }

    private static TrainingServices ServicesOf(Workshop workshop) => workshop.Services
        ?? throw new InvalidOperationException("A training with real models needs their services.");
}
