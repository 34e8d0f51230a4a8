using Podium.Cli.Training.Recipes;
using Podium.Pocket.Training;
using Podium.Training.Grpo;

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
        var grpo = Grpo(StageNames.Grpo, recipe.Grpo, coldStart.Plan);
        GrpoStage[] recursion = recipe.Recursion is { } options
            ? [Grpo(StageNames.Recursion, options, grpo.Plan)]
            : [];
        CardStage[] measured = unseen.Length == 0 ? [cards] : [cards, unseenCards];
        var orchestra = new OrchestraStage(
            recipe.Seed, measured, coldStart.Plan, recursion.Append(grpo).First().Plan);
        return [tokenizers, .. workers, .. unseen, .. measured, coldStart, grpo, .. recursion, orchestra];

        GrpoStage Grpo(string name, GrpoOptions options, StagePlan start) =>
            new(name, options, recipe.Seed, workerPlans, cards.Plan, start);

        SupervisedStage[] WorkersOf(IReadOnlyList<WorkerRecipe> recipes) =>
            [.. recipes.Select(worker => SupervisedStage.OfWorker(worker, recipe.Seed, tokenizers.Plan))];
    }
}
