using System.Reflection;
using Podium.Cli.Training.Problems;
using Podium.Cli.Training.Workers;
using Podium.Configuration;
using Podium.Pocket.Training;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Recipes;

/// <summary>Reads a recipe from YAML text, and refuses what cannot be trained before anything is begun.</summary>
internal static class RecipeReader
{
    /// <summary>What sentences call a recipe, and which properties it sets.</summary>
    public static DocumentKind Kind { get; } = new()
    {
        Name = "recipe",
        Version = TrainingRecipe.CurrentVersion,
        IsField = IsField,
    };

    /// <summary>Reads a recipe.</summary>
    /// <exception cref="ConfigurationException">It is not YAML, or something in it is wrong.</exception>
    public static TrainingRecipe Read(string text)
    {
        var document = YamlDocument.Parse(text, Kind);
        var recipe = document.Read<TrainingRecipe>();
        Check(recipe, document);
        return recipe;
    }

    /// <summary>A run's own seed is mixed from the recipe's and is none of it.</summary>
    private static bool IsField(PropertyInfo property) =>
        property.DeclaringType != typeof(GrpoOptions) || property.Name != nameof(GrpoOptions.Seed);

    private static void Check(TrainingRecipe recipe, YamlDocument document)
    {
        if (!StageNames.IsFolderName(recipe.Name))
        {
            throw document.ErrorAt(
                recipe, nameof(recipe.Name), $"'{recipe.Name}' is no name; {StageNames.FolderNameRule}.");
        }

        CheckPool(recipe, document);
        CheckProblems(recipe, document);
        CheckGrpo(recipe, document);
        if (recipe.Recursion is { } recursion)
        {
            CheckRecursion(recipe, recursion, document);
        }

        if (recipe.ColdStart is { } coldStart)
        {
            CheckShape(coldStart.Shape, document);
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var worker in recipe.Workers.Concat(recipe.UnseenWorkers))
        {
            CheckWorker(worker, names, document);
        }
    }

    private static void CheckPool(TrainingRecipe recipe, YamlDocument document)
    {
        if (recipe.Pool is null)
        {
            var missing = recipe.Workers.Count == 0 ? "workers"
                : recipe.Cards is null ? "cards"
                : recipe.ColdStart is null ? "coldStart"
                : null;
            if (missing is not null)
            {
                throw document.ErrorAt(recipe, missing, $"a recipe lacks the field '{missing}', and has no 'pool'.");
            }

            new ServiceCheck(recipe, document).CheckWithoutFile();
            return;
        }

        (string Name, bool IsThere)[] others =
        [
            ("workers", recipe.Workers.Count > 0),
            ("unseenWorkers", recipe.UnseenWorkers.Count > 0),
            ("cards", recipe.Cards is not null),
        ];
        if (others.FirstOrDefault(other => other.IsThere) is { IsThere: true } other)
        {
            throw document.ErrorAt(
                recipe,
                nameof(recipe.Pool),
                $"'pool' brings workers and cards; leave out either it or '{other.Name}'.");
        }

        try
        {
            var check = new ServiceCheck(recipe, document);
            switch (NamedPool.Open(recipe.Pool))
            {
                case NamedPool.OfServices { File: var file }:
                    check.Check(file);
                    break;
                default:
                    check.CheckWithoutFile();
                    break;
            }
        }
        catch (InvalidDataException error)
        {
            throw document.ErrorAt(
                recipe,
                nameof(recipe.Pool),
                $"'pool' takes '{PoolFolder.Shipped}', the folder of an orchestra or a pool's file. {error.Message}");
        }
    }

    private static void CheckProblems(TrainingRecipe recipe, YamlDocument document)
    {
        if (recipe.Problems is not { } file)
        {
            return;
        }

        try
        {
            var problems = ProblemFile.Read(file);
            if (recipe.Pool is not null && NamedPool.IsFile(recipe.Pool))
            {
                new ServiceCheck(recipe, document).CheckGrader(problems);
            }
        }
        catch (InvalidDataException error)
        {
            throw document.ErrorAt(
                recipe, nameof(recipe.Problems), $"'problems' takes a file of problems. {error.Message}");
        }
    }

    private static void CheckGrpo(TrainingRecipe recipe, YamlDocument document)
    {
        if (recipe.Grpo is { } grpo)
        {
            CheckReward(grpo, document);
            if (grpo.RecursiveShare > 0)
            {
                throw document.ErrorAt(
                    grpo,
                    nameof(GrpoOptions.RecursiveShare),
                    "rounds are gone on from in 'recursion'; move 'recursiveShare' to its 'grpo'.");
            }

            return;
        }

        if (recipe.Pool is null || recipe.Recursion is null)
        {
            throw document.ErrorAt(
                recipe,
                nameof(recipe.Grpo),
                "a recipe lacks the field 'grpo'; only one that teaches 'recursion' to the conductor of a 'pool' may.");
        }

        if (recipe.ColdStart is not null)
        {
            throw document.ErrorAt(
                recipe,
                nameof(recipe.ColdStart),
                "without 'grpo' it is the pool's conductor that goes on learning; leave out 'coldStart', or add "
                + "'grpo'.");
        }
    }

    private static void CheckRecursion(TrainingRecipe recipe, RecursionRecipe recursion, YamlDocument document)
    {
        CheckReward(recursion.Grpo, document);
        if (Math.Round(recursion.Grpo.RecursiveShare * recursion.Grpo.Groups) == 0)
        {
            throw document.ErrorAt(
                recursion.Grpo,
                nameof(GrpoOptions.RecursiveShare),
                "'recursiveShare' must be at least one of the 'groups' here, or no round is ever gone on from.");
        }

        (string Name, bool IsThere)[] imitations =
        [
            (nameof(recursion.Known), recursion.Known is not null),
            (nameof(recursion.Long), recursion.Long is not null),
        ];
        if (recipe.Problems is not null && imitations.FirstOrDefault(one => one.IsThere) is { IsThere: true } there)
        {
            throw document.ErrorAt(
                recursion, there.Name, "generated problems are imitated on; leave this out, or 'problems'.");
        }
    }

    private static void CheckReward(GrpoOptions options, YamlDocument document)
    {
        if (options.PriceScale <= 0)
        {
            throw document.ErrorAt(options, nameof(options.PriceScale), "'priceScale' must be above 0.");
        }

        if (options.Stop is { } stop && stop.Over > options.Steps)
        {
            throw document.ErrorAt(stop, nameof(stop.Over), "'over' must be at most 'steps', or it is never reached.");
        }

        if (options.ShowAllUntil > options.ForceLengthsUntil)
        {
            throw document.ErrorAt(
                options,
                nameof(options.ShowAllUntil),
                "'showAllUntil' must be at most 'forceLengthsUntil', for it is about workflows whose length is drawn.");
        }

        if (options.EntropyUntil <= options.EntropyFrom)
        {
            throw document.ErrorAt(
                options,
                nameof(options.EntropyUntil),
                "'entropyUntil' must be above 'entropyFrom', so that the target can fall.");
        }
    }

    private static void CheckWorker(WorkerRecipe worker, HashSet<string> names, YamlDocument document)
    {
        if (!StageNames.IsFolderName(worker.Name))
        {
            throw document.ErrorAt(
                worker, nameof(worker.Name), $"'{worker.Name}' is no name; {StageNames.FolderNameRule}.");
        }

        if (StageNames.Reserved.Contains(worker.Name, StringComparer.OrdinalIgnoreCase))
        {
            throw document.ErrorAt(
                worker, nameof(worker.Name), $"'{worker.Name}' is the name of a stage; give the worker another.");
        }

        if (!names.Add(worker.Name))
        {
            throw document.ErrorAt(
                worker, nameof(worker.Name), $"two workers are called '{worker.Name}'; give each its own name.");
        }

        if (worker.Skill.Length > 0 && !PocketRuns.Skills.Contains(worker.Skill, StringComparer.Ordinal))
        {
            throw document.ErrorAt(
                worker,
                nameof(worker.Skill),
                $"there is no skill '{worker.Skill}'; there are {string.Join(", ", PocketRuns.Skills)}; leave the "
                + "field out for a worker that learns a bit of each.");
        }

        CheckShape(worker.Shape, document);
    }

    private static void CheckShape(ModelShape shape, YamlDocument document)
    {
        if (shape.Hidden % (2 * shape.Heads) != 0)
        {
            throw document.ErrorAt(
                shape,
                nameof(shape.Hidden),
                $"'hidden' must be a multiple of {2 * shape.Heads}, twice the number of heads; it is {shape.Hidden}.");
        }

        if (shape.Heads > 3 && shape.Heads % 2 != 0)
        {
            throw document.ErrorAt(
                shape, nameof(shape.Heads), $"'heads' must be 1, 3 or an even number; it is {shape.Heads}.");
        }
    }
}
