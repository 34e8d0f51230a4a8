using System.Text.Json;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Workers;
using Podium.Core.Workers;
using Podium.Evaluation.Grading;
using Podium.Neural.Chat;
using Podium.Neural.Weights;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Stages;

/// <summary>Measures the workers' cards on problems that none of them has learned from, the same for all.</summary>
internal sealed class CardStage : IModelSource
{
    private readonly long _seed;
    private readonly CardRecipe _cards;
    private readonly IReadOnlyList<WorkerRecipe> _recipes;

    public CardStage(
        string name,
        long seed,
        CardRecipe cards,
        IReadOnlyList<WorkerRecipe> recipes,
        IReadOnlyList<StagePlan> workers)
    {
        _seed = seed;
        _cards = cards;
        _recipes = recipes;
        Workers = workers;
        var summaries = recipes.Select(worker => worker.Summary).ToArray();
        var part = JsonSerializer.Serialize(cards, RecipeContext.Default.CardRecipe)
            + JsonSerializer.Serialize(summaries, RecipeContext.Default.IReadOnlyListString);
        Plan = new StagePlan(
            name,
            name,
            workers.Count,
            workers,
            Fingerprint.Of(name, seed, part, workers));
    }

    /// <inheritdoc/>
    public StagePlan Plan { get; }

    /// <inheritdoc/>
    public IReadOnlyList<StagePlan> Workers { get; }

    /// <inheritdoc/>
    public async Task RunAsync(Workshop workshop, CancellationToken cancellationToken)
    {
        var folder = workshop.Folder;
        var cards = folder.HasCheckpoint(Plan) ? CardFile.Read(folder.CheckpointOf(Plan)) : CardFile.Empty;
        workshop.Progress.Report(new TrainingEvent.Begun(Plan.Name, cards.Workers.Count, []));
        while (cards.Workers.Count < Workers.Count)
        {
            var next = cards.Workers.Count;
            var card = await MeasureAsync(next, workshop, cancellationToken).ConfigureAwait(false);
            cards = cards with { Workers = [.. cards.Workers, new MeasuredWorker(Workers[next].Name, card)] };
            folder.Keep(Plan, cards.Write);
            workshop.Progress.Report(new TrainingEvent.Advanced(Plan.Name, cards.Workers.Count, null));
        }

        folder.Finish(Plan, cards.Write);
    }

    /// <inheritdoc/>
    public LedWorkers Open(Workshop workshop) => this.OpenModels(workshop);

    /// <inheritdoc/>
    public IEnumerable<ReadyWorker> Read(TrainingFolder folder) =>
        CardFile.Read(folder.FolderOf(Plan)).Workers.Zip(Workers, (measured, stage) =>
            new ReadyWorker(measured.Name, measured.Card, ModelFolder.Load(folder.FolderOf(stage))));

    private async Task<WorkerCard> MeasureAsync(int worker, Workshop workshop, CancellationToken cancellationToken)
    {
        var model = ModelFolder.Load(workshop.Folder.FolderOf(Workers[worker]));
        var card = OrchestraWriter.CardOf(model, _recipes[worker].Summary, []);
        using var client = new NeuralChatClient(model, card.OutputTokens, workshop.Team);
        var skills = await CardMeasurement.MeasureAsync(
            client,
            new ExactAnswerGrader(),
            _cards.Problems,
            StageSeed.Of(_seed, StageNames.Cards),
            cancellationToken).ConfigureAwait(false);
        return card with { Skills = skills };
    }
}
