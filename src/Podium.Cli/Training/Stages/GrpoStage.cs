using System.Text.Json;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Workers;
using Podium.Core.Workers;
using Podium.Evaluation.Grading;
using Podium.Neural.Chat;
using Podium.Neural.Conducting;
using Podium.Neural.Weights;
using Podium.Training.Grpo;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training.Stages;

/// <summary>Teaches the conductor by reward, from another stage's weights on, to lead workers.</summary>
internal sealed class GrpoStage : IStage
{
    private const int StepsPerCheckpoint = 5;

    private readonly GrpoOptions _options;
    private readonly IWorkerSource _workers;
    private readonly StagePlan _start;

    /// <summary>Makes a stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">How it learns.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="workers">The workers that are led.</param>
    /// <param name="start">The stage whose weights learning goes on from.</param>
    public GrpoStage(string name, GrpoOptions options, long seed, IWorkerSource workers, StagePlan start)
    {
        _options = options with { Seed = StageSeed.Of(seed, name) };
        _workers = workers;
        _start = start;
        StagePlan[] needs = [.. workers.Workers, workers.Plan, start];
        var part = JsonSerializer.Serialize(_options, RecipeContext.Default.GrpoOptions);
        Plan = new StagePlan(name, name, _options.Steps, needs, Fingerprint.Of(name, seed, part, needs));
    }

    /// <inheritdoc/>
    public StagePlan Plan { get; }

    /// <inheritdoc/>
    public async Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        var model = ModelFolder.Load(workshop.Folder.FolderOf(_start));
        var conductor = new NeuralConductor(model, workshop.Team);
        var runner = new RolloutRunner(new ExactAnswerGrader(), _options.MaxSteps);
        using var scheduler = new RolloutScheduler(runner, workshop.Team.Threads);
        var source = new PocketRolloutSource(OpenPool(workshop), hasSeveralRounds: _options.RecursiveShare > 0);
        var trainer = new GrpoTrainer(conductor, source, scheduler, _options, workshop.Clock);
        var loop = new StepLoop(Plan, StepsPerCheckpoint, workshop);
        var steps = new GrpoSteps(Plan.Name, conductor, trainer, workshop.Folder.Metrics);
        await loop.RunAsync(steps, cancellationToken).ConfigureAwait(false);
        workshop.Folder.Finish(Plan, folder => ModelFolder.Save(folder, model, WeightFormat.Float32));
    }

    /// <summary>The workers as they will answer, which remember what they were asked.</summary>
    private WorkerPool OpenPool(Workshop workshop)
    {
        var workers = _workers.Read(workshop.Folder).Select(ready =>
        {
            var client = new NeuralChatClient(ready.Model, ready.Card.OutputTokens, workshop.Team);
            return new Worker(ready.Name, ready.Card, new MemoryChatClient(client));
        });
        return new WorkerPool([.. workers], QuestionVisibility.Never);
    }
}
