using System.Reflection;
using Podium.Cli.CommandLine;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Workers;
using Podium.Neural.Training;
using Podium.Training.Grpo;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>
/// The recipe that variants are made of: workers that are there, a cold start, and learning from reward.
/// </summary>
internal static class AblationRecipe
{
    private const string ResourceName = "ablations.yaml";

    /// <summary>Reads a recipe; recipes/ablations.yaml without a file.</summary>
    /// <exception cref="UsageException">There is none, or something in it is wrong.</exception>
    public static TrainingRecipe Read(string? file)
    {
        if (file is not null)
        {
            return RecipeFile.Read(file);
        }

        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourceName)!;
        using var reader = new StreamReader(stream);
        return RecipeReader.Read(reader.ReadToEnd());
    }

    /// <summary>The part of a recipe that is varied, shorter or longer.</summary>
    /// <param name="recipe">The recipe; its workers are not trained, and rounds are not learned.</param>
    /// <param name="pool">The orchestra to take workers from; without one, that of the recipe.</param>
    /// <param name="steps">Updates of learning from reward; without a number, those of the recipe.</param>
    /// <param name="coldSteps">Steps of the cold start, likewise; 0 takes that of the orchestra.</param>
    /// <exception cref="UsageException">
    /// The recipe brings problems of its own or learns from no reward, or steps are asked for a cold start that it has
    /// not.
    /// </exception>
    public static TrainingRecipe Of(TrainingRecipe recipe, string? pool, int? steps, int? coldSteps) => recipe with
    {
        Problems = recipe.Problems is null
            ? null
            : throw new UsageException(
                "The recipe names a file of problems, but variants are trained and measured on generated ones; leave "
                + "'problems' out of it."),
        Pool = pool ?? recipe.Pool ?? PoolFolder.Shipped,
        Workers = [],
        UnseenWorkers = [],
        Cards = null,
        ColdStart = ColdStartOf(recipe, coldSteps),
        Grpo = Lasting(
            recipe.Grpo ?? throw new UsageException(
                "The recipe has no 'grpo', so that there is nothing to leave a part out of; name one that has."),
            steps),
        Recursion = null,
    };

    /// <summary>
    /// How a variant imitates: as many workflows as learning from reward samples, each of another problem.
    /// </summary>
    public static SupervisedPlan ImitationOf(GrpoOptions options)
    {
        const double ImitationRate = 0.001;
        const int StepsPerWarmUpStep = 100;
        var steps = options.Steps * options.GroupSize;
        return new SupervisedPlan
        {
            Steps = steps,
            Batch = options.Groups,
            LearningRate = ImitationRate,
            WarmUpSteps = steps / StepsPerWarmUpStep,
        };
    }

    private static ColdStartRecipe? ColdStartOf(TrainingRecipe recipe, int? steps) => (recipe.ColdStart, steps) switch
    {
        (_, 0) or (null, null) => null,
        (null, _) => throw new UsageException(
            "The recipe has no cold start to give steps to: it goes on from that of its pool. Leave --cold-steps out, "
            + "or name a recipe that has 'coldStart', such as recipes/conductor.yaml, with --recipe."),
        ({ } cold, _) => cold with { Plan = Lasting(cold.Plan, steps) },
    };

    private static SupervisedPlan Lasting(SupervisedPlan plan, int? steps) => plan with
    {
        Steps = steps ?? plan.Steps,
        WarmUpSteps = Scaled(plan.WarmUpSteps, plan.Steps, steps),
    };

    /// <summary>The same schedule over another number of updates; most of it is in shares of the run anyway.</summary>
    private static GrpoOptions Lasting(GrpoOptions options, int? steps) => options with
    {
        Steps = steps ?? options.Steps,
        WarmUpSteps = Scaled(options.WarmUpSteps, options.Steps, steps),
        Stop = null,
    };

    private static int Scaled(int count, int usual, int? steps) =>
        steps is { } given ? (int)Math.Ceiling((double)count * given / usual) : count;
}
