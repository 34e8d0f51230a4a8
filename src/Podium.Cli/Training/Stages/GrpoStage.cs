using System.Text.Json;
using Podium.Cli.CommandLine;
using Podium.Cli.Training.Problems;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Workers;
using Podium.Core.Conductors;
using Podium.Neural.Conducting;
using Podium.Neural.Weights;
using Podium.Training.Grpo;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training.Stages;

/// <summary>Teaches the conductor by reward, from another stage's weights on, to lead workers.</summary>
internal sealed class GrpoStage : IStage
{
    private readonly GrpoLesson _lesson;
    private readonly GrpoOptions _options;
    private readonly IWorkerSource _workers;
    private readonly StagePlan _start;

    /// <summary>Makes a stage.</summary>
    /// <param name="lesson">What is taught.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="workers">The workers that are led.</param>
    /// <param name="start">The stage whose weights learning goes on from.</param>
    public GrpoStage(GrpoLesson lesson, long seed, IWorkerSource workers, StagePlan start)
    {
        _lesson = lesson;
        _options = lesson.Options with { Seed = StageSeed.Of(seed, lesson.Draws) };
        _workers = workers;
        _start = start;
        StagePlan[] needs = [.. workers.Workers, workers.Plan, start];
        var part = JsonSerializer.Serialize(_options, RecipeContext.Default.GrpoOptions) + lesson.Problems?.Hash;
        Plan = new StagePlan(
            lesson.Name, lesson.Name, _options.Steps, needs, Fingerprint.Of(lesson.Name, seed, part, needs));
    }

    /// <inheritdoc/>
    public StagePlan Plan { get; }

    private bool IsRecursive => _options.RecursiveShare > 0;

    /// <inheritdoc/>
    public async Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        var model = ModelFolder.Load(workshop.Folder.FolderOf(_start));
        var conductor = new NeuralConductor(model, workshop.Team) { GoesOn = IsRecursive };
        var workers = _workers.Open(workshop);
        var runner = new RolloutRunner(workers.Grader, _options.MaxSteps, workers.Retries) { Budget = workers.Budget };
        using var scheduler = new RolloutScheduler(runner, workers.MostInFlight);
        var source = SourceOf(conductor, workers);
        var trainer = new GrpoTrainer(_lesson.Wrap(conductor), source, scheduler, _options, workshop.Clock);
        await using var leaving = trainer.ConfigureAwait(false);
        var loop = new StepLoop(Plan, workers.StepsPerCheckpoint, workshop);
        var steps = new GrpoSteps(Plan.Name, conductor, trainer, workshop.Folder.Metrics);
        await loop.RunAsync(workers.Watch(steps), cancellationToken).ConfigureAwait(false);
        workshop.Folder.Finish(Plan, folder => ModelFolder.Save(folder, model, WeightFormat.Float32));
    }

    private IRolloutSource SourceOf(NeuralConductor conductor, LedWorkers workers)
    {
        var pool = workers.Pool;
        if (_lesson.Problems is not { } file)
        {
            return new PocketRolloutSource(pool, hasSeveralRounds: IsRecursive);
        }

        foreach (var problem in file.Problems)
        {
            var bound = conductor.Bound(new ConductorRequest(problem.Text, pool, [], _options.MaxSteps, 0));
            if (bound.TotalTokens() > conductor.Model.Config.MaxPositions)
            {
                throw new UsageException(
                    $"The problem '{problem.Id}' is too long for this conductor: with the cards and a workflow it has "
                    + $"{bound.TotalTokens()} tokens, of at most {conductor.Model.Config.MaxPositions}.");
            }
        }

        return new ProblemFileSource(workers, file.Problems, hasSeveralRounds: IsRecursive);
    }
}
