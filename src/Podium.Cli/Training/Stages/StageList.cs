using Podium.Cli.Training.Recipes;

namespace Podium.Cli.Training.Stages;

/// <summary>The stages of a recipe, each after those that it builds on.</summary>
internal static class StageList
{
    /// <summary>All stages of a recipe.</summary>
    public static IReadOnlyList<IStage> Of(TrainingRecipe recipe)
    {
        var tokenizers = new TokenizerStage(recipe.Seed);
        var workers = recipe.Workers
            .Select(worker => SupervisedStage.OfWorker(worker, recipe.Seed, tokenizers.Plan))
            .ToArray();
        var workerPlans = workers.Select(worker => worker.Plan).ToArray();
        var cards = new CardStage(recipe, workerPlans);
        var coldStart = SupervisedStage.OfColdStart(recipe.ColdStart, recipe.Seed, tokenizers.Plan);
        var grpo = new GrpoStage(recipe, workerPlans, cards.Plan, coldStart.Plan);
        var orchestra = new OrchestraStage(recipe.Seed, workerPlans, cards.Plan, coldStart.Plan, grpo.Plan);
        return [tokenizers, .. workers, cards, coldStart, grpo, orchestra];
    }
}
