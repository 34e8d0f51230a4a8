using Podium.Cli.Training.Recipes;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Stages;

/// <summary>The stages of a recipe, each after those that it builds on.</summary>
internal static class StageList
{
    /// <summary>All stages of a recipe.</summary>
    public static IReadOnlyList<IStage> Of(TrainingRecipe recipe)
    {
        var tokenizers = new TokenizerStage(recipe.Seed);
        var workers = WorkersOf(recipe.Workers);
        var unseen = WorkersOf(recipe.UnseenWorkers);
        var workerPlans = workers.Select(worker => worker.Plan).ToArray();
        var cards = new CardStage(StageNames.Cards, recipe, recipe.Workers, workerPlans);
        var unseenCards = new CardStage(
            StageNames.UnseenCards, recipe, recipe.UnseenWorkers, [.. unseen.Select(worker => worker.Plan)]);
        var coldStart = SupervisedStage.OfColdStart(recipe.ColdStart, recipe.Seed, tokenizers.Plan);
        var grpo = new GrpoStage(recipe, workerPlans, cards.Plan, coldStart.Plan);
        CardStage[] measured = unseen.Length == 0 ? [cards] : [cards, unseenCards];
        var orchestra = new OrchestraStage(recipe.Seed, measured, coldStart.Plan, grpo.Plan);
        return [tokenizers, .. workers, .. unseen, .. measured, coldStart, grpo, orchestra];

        SupervisedStage[] WorkersOf(IReadOnlyList<WorkerRecipe> recipes) =>
            [.. recipes.Select(worker => SupervisedStage.OfWorker(worker, recipe.Seed, tokenizers.Plan))];
    }
}
