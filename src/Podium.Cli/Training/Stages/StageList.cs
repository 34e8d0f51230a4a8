using Podium.Cli.CommandLine;
using Podium.Cli.Training.Problems;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Recursion;
using Podium.Cli.Training.Services;
using Podium.Cli.Training.Workers;
using Podium.Pocket.Training;
using Podium.Providers.Pools;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Stages;

/// <summary>The stages of a recipe, each after those that it builds on.</summary>
internal static class StageList
{
    /// <summary>All stages of a recipe.</summary>
    public static IReadOnlyList<IStage> Of(TrainingRecipe recipe)
    {
        var beginning = BeginningOf(recipe);
        var (tokenizers, workers, sources, coldStart) = beginning;
        var problems = recipe.Problems is { } file ? ProblemFile.Read(file) : null;
        IStage grpo = recipe.Grpo is { } reward
            ? Grpo(StageNames.Grpo, reward, coldStart.Plan)
            : PoolConductorStage.OfLearned(beginning.Conductors!, recipe.Seed);
        var recursion = new List<IStage>();
        if (recipe.Recursion is { } further)
        {
            Imitate(StageNames.RecursionKnown, further.Known, further.Grpo.MaxSteps);
            Imitate(StageNames.RecursionLong, further.Long, further.Grpo.MaxSteps);
            recursion.Add(Grpo(StageNames.Recursion, further.Grpo, Last()));
        }

        var packed = sources.OfType<IModelSource>().ToArray();
        var orchestra = new OrchestraStage(recipe.Seed, packed, coldStart.Plan, Last());
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

    private static StageBeginning BeginningOf(TrainingRecipe recipe) =>
        (recipe.Pool is null ? null : NamedPool.Open(recipe.Pool)) switch
        {
            null => Trained(recipe),
            NamedPool.OfOrchestra { Reader: var reader } => TakenFrom(reader, recipe),
            NamedPool.OfServices { File: var file } => Served(file, recipe),
            var other => throw new ArgumentException($"{other} is unknown.", nameof(recipe)),
        };

    /// <summary>Workers that the recipe trains, and where they are measured.</summary>
    private static StageBeginning Trained(TrainingRecipe recipe)
    {
        var tokenizers = new TokenizerStage(recipe.Seed);
        var workers = WorkersOf(recipe.Workers);
        var unseen = WorkersOf(recipe.UnseenWorkers);
        var cards = Cards(StageNames.Cards, recipe.Workers, workers);
        return new StageBeginning(
            tokenizers,
            [.. workers, .. unseen],
            unseen.Length == 0 ? [cards] : [cards, Cards(StageNames.UnseenCards, recipe.UnseenWorkers, unseen)],
            SupervisedStage.OfColdStart(recipe.ColdStart!, recipe.Seed, tokenizers.Plan));

        SupervisedStage[] WorkersOf(IReadOnlyList<WorkerRecipe> recipes) =>
            [.. recipes.Select(worker => SupervisedStage.OfWorker(worker, recipe.Seed, tokenizers.Plan))];

        CardStage Cards(string name, IReadOnlyList<WorkerRecipe> recipes, SupervisedStage[] stages) =>
            new(name, recipe.Seed, recipe.Cards!, recipes, [.. stages.Select(stage => stage.Plan)]);
    }

    /// <summary>Workers of an orchestra.</summary>
    private static StageBeginning TakenFrom(OrchestraReader pool, TrainingRecipe recipe)
    {
        var cards = new PoolCardStage(StageNames.Cards, pool, pool.Workers, recipe.Seed);
        var unseen = new PoolCardStage(StageNames.UnseenCards, pool, pool.Unseen, recipe.Seed);
        return Taken(
            pool,
            recipe,
            pool.Unseen.Count == 0 ? [cards] : [cards, unseen],
            PoolConductorStage.OfColdStart(pool, recipe.Seed));
    }

    /// <summary>Workers of a pool's file.</summary>
    private static StageBeginning Served(PoolFile file, TrainingRecipe recipe)
    {
        if (recipe.Problems is null)
        {
            throw new UsageException(
                $"'{file.Path}' is a pool of real models, whose conductor learns on problems of a file; name an "
                + "orchestra.");
        }

        var start = recipe.Start ?? new StartRecipe();
        var conductors = PoolFolder.OpenConductors(start.Orchestra);
        var cards = new ServiceCardStage(
            StageNames.Cards, file, recipe.Services ?? new ServiceRecipe(), recipe.Seed);
        return Taken(
            conductors,
            recipe,
            [cards],
            start.Conductor == StartConductor.Learned
                ? PoolConductorStage.OfStart(conductors, recipe.Seed)
                : PoolConductorStage.OfColdStart(conductors, recipe.Seed));
    }

    private static StageBeginning Taken(
        OrchestraReader conductors, TrainingRecipe recipe, IReadOnlyList<IWorkerSource> sources, IStage start)
    {
        var tokenizers = PoolConductorStage.OfTokenizer(conductors, recipe.Seed);
        return new StageBeginning(
            tokenizers,
            [],
            sources,
            recipe.ColdStart is { } coldStart
                ? SupervisedStage.OfColdStart(coldStart, recipe.Seed, tokenizers.Plan)
                : start)
        {
            Conductors = conductors,
        };
    }
}
