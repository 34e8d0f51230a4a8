using System.Text.Json;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Core.Workers;
using Podium.Evaluation.Grading;
using Podium.Neural.Chat;
using Podium.Neural.Conducting;
using Podium.Neural.Weights;
using Podium.Training.Grpo;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training.Stages;

/// <summary>Teaches the conductor by reward, from the cold start's weights on, to lead the trained workers.</summary>
internal sealed class GrpoStage : IStage
{
    private const int StepsPerCheckpoint = 5;

    private readonly GrpoOptions _options;
    private readonly IReadOnlyList<StagePlan> _workers;
    private readonly StagePlan _cards;
    private readonly StagePlan _coldStart;

    public GrpoStage(TrainingRecipe recipe, IReadOnlyList<StagePlan> workers, StagePlan cards, StagePlan coldStart)
    {
        _options = recipe.Grpo with { Seed = StageSeed.Of(recipe.Seed, StageNames.Grpo) };
        _workers = workers;
        _cards = cards;
        _coldStart = coldStart;
        StagePlan[] needs = [.. workers, cards, coldStart];
        var part = JsonSerializer.Serialize(_options, RecipeContext.Default.GrpoOptions);
        Plan = new StagePlan(
            StageNames.Grpo,
            StageNames.Grpo,
            _options.Steps,
            needs,
            Fingerprint.Of(StageNames.Grpo, recipe.Seed, part, needs));
    }

    /// <inheritdoc/>
    public StagePlan Plan { get; }

    /// <inheritdoc/>
    public async Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        var model = ModelFolder.Load(workshop.Folder.FolderOf(_coldStart));
        var conductor = new NeuralConductor(model, workshop.Team);
        var runner = new RolloutRunner(new ExactAnswerGrader(), _options.MaxSteps);
        using var scheduler = new RolloutScheduler(runner, workshop.Team.Threads);
        var trainer = new GrpoTrainer(
            conductor, new PocketRolloutSource(OpenPool(workshop)), scheduler, _options, workshop.Clock);
        var loop = new StepLoop(Plan, StepsPerCheckpoint, workshop);
        var steps = new GrpoSteps(Plan.Name, conductor, trainer, workshop.Folder.Metrics);
        await loop.RunAsync(steps, cancellationToken).ConfigureAwait(false);
        workshop.Folder.Finish(Plan, folder => ModelFolder.Save(folder, model, WeightFormat.Float32));
    }

    /// <summary>The workers as they will answer, which remember what they were asked.</summary>
    private WorkerPool OpenPool(Workshop workshop)
    {
        var cards = CardFile.Read(workshop.Folder.FolderOf(_cards));
        var workers = _workers.Zip(cards.Workers, (stage, measured) =>
        {
            var model = ModelFolder.Load(workshop.Folder.FolderOf(stage));
            var client = new NeuralChatClient(model, measured.Card.OutputTokens, workshop.Team);
            return new Worker(measured.Name, measured.Card, new MemoryChatClient(client));
        });
        return new WorkerPool([.. workers], QuestionVisibility.Never);
    }
}
