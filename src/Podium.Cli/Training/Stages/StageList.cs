using Podium.Cli.Training.Problems;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Recursion;
using Podium.Cli.Training.Workers;
using Podium.Pocket.Training;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Stages;

/// <summary>The stages of a recipe, each after those that it builds on.</summary>
internal static class StageList
{
    /// <summary>All stages of a recipe.</summary>
    public static IReadOnlyList<IStage> Of(TrainingRecipe recipe)
    {
        var pool = recipe.Pool is null ? null : PoolFolder.Open(recipe.Pool);
        var (tokenizers, workers, sources) = pool is null ? Trained(recipe) : TakenFrom(pool, recipe.Seed);
        IStage coldStart = recipe.ColdStart is { } start
            ? SupervisedStage.OfColdStart(start, recipe.Seed, tokenizers.Plan)
            : PoolConductorStage.OfColdStart(pool!, recipe.Seed);
        var problems = recipe.Problems is { } file ? ProblemFile.Read(file) : null;
        IStage grpo = recipe.Grpo is { } reward
            ? Grpo(StageNames.Grpo, reward, coldStart.Plan)
            : PoolConductorStage.OfLearned(pool!, recipe.Seed);
        var recursion = new List<IStage>();
        if (recipe.Recursion is { } further)
        {
            Imitate(StageNames.RecursionKnown, further.Known, further.Grpo.MaxSteps);
            Imitate(StageNames.RecursionLong, further.Long, further.Grpo.MaxSteps);
            recursion.Add(Grpo(StageNames.Recursion, further.Grpo, Last()));
        }

        var orchestra = new OrchestraStage(recipe.Seed, sources, coldStart.Plan, Last());
        return [tokenizers, .. workers, .. sources, coldStart, grpo, .. recursion, orchestra];

        StagePlan Last() => recursion.LastOrDefault(grpo).Plan;

        void Imitate(string name, SelfImitationRecipe? imitation, int mostSteps)
        {
            if (imitation is not null)
            {
                recursion.Add(new SelfImitationStage(
                    name, imitation, mostSteps, recipe.Seed, sources[0], Last()));
            }
        }

        GrpoStage Grpo(string name, GrpoOptions options, StagePlan from) =>
            new(new GrpoLesson(name, options) { Problems = problems }, recipe.Seed, sources[0], from);
    }

    /// <summary>Workers that the recipe trains, and where they are measured.</summary>
    private static (IStage Tokenizers, IReadOnlyList<IStage> Workers, IReadOnlyList<IWorkerSource> Sources) Trained(
        TrainingRecipe recipe)
    {
        var tokenizers = new TokenizerStage(recipe.Seed);
        var workers = WorkersOf(recipe.Workers);
        var unseen = WorkersOf(recipe.UnseenWorkers);
        var cards = Cards(StageNames.Cards, recipe.Workers, workers);
        return (
            tokenizers,
            [.. workers, .. unseen],
            unseen.Length == 0 ? [cards] : [cards, Cards(StageNames.UnseenCards, recipe.UnseenWorkers, unseen)]);

        SupervisedStage[] WorkersOf(IReadOnlyList<WorkerRecipe> recipes) =>
            [.. recipes.Select(worker => SupervisedStage.OfWorker(worker, recipe.Seed, tokenizers.Plan))];

        CardStage Cards(string name, IReadOnlyList<WorkerRecipe> recipes, SupervisedStage[] stages) =>
            new(name, recipe.Seed, recipe.Cards!, recipes, [.. stages.Select(stage => stage.Plan)]);
    }

    /// <summary>Workers of an orchestra.</summary>
    private static (IStage Tokenizers, IReadOnlyList<IStage> Workers, IReadOnlyList<IWorkerSource> Sources) TakenFrom(
        OrchestraReader pool, long seed)
    {
        var cards = new PoolCardStage(StageNames.Cards, pool, pool.Workers, seed);
        return (
            PoolConductorStage.OfTokenizer(pool, seed),
            [],
            pool.Unseen.Count == 0
                ? [cards]
                : [cards, new PoolCardStage(StageNames.UnseenCards, pool, pool.Unseen, seed)]);
    }
}
