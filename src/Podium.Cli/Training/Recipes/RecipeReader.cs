using Podium.Cli.Training.Problems;
using Podium.Cli.Training.Workers;
using Podium.Pocket.Training;
using Podium.Training.Grpo;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Podium.Cli.Training.Recipes;

/// <summary>Reads a recipe from YAML text, and refuses what cannot be trained before anything is begun.</summary>
internal static class RecipeReader
{
    private const int DeepestNesting = 16;
    private const string VersionField = "version";

    /// <summary>Reads a recipe.</summary>
    /// <exception cref="RecipeException">Something in it is wrong.</exception>
    /// <exception cref="YamlException">It is not YAML.</exception>
    public static TrainingRecipe Read(string text)
    {
        CheckNesting(text);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        if (yaml.Documents is not [var document])
        {
            throw new RecipeException(1, 1, $"a recipe is one YAML document; this file has {yaml.Documents.Count}.");
        }

        CheckVersion(document.RootNode);
        var binder = new RecipeBinder();
        var recipe = binder.Read<TrainingRecipe>(document.RootNode);
        Check(recipe, binder);
        return recipe;
    }

    /// <summary>The tree of nodes is built by recursion, so its depth is bounded before.</summary>
    private static void CheckNesting(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (MoveNext(parser))
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > DeepestNesting && parser.Current is MappingStart or SequenceStart)
            {
                var place = parser.Current.Start;
                throw new RecipeException(place.Line, place.Column, "no recipe is nested this deep.");
            }
        }
    }

    private static bool MoveNext(Parser parser)
    {
        var reached = parser.Current?.End ?? Mark.Empty;
        try
        {
            return parser.MoveNext();
        }
        catch (InvalidOperationException)
        {
            // Its scanner falls out of step where a list that is not closed runs into a field.
            throw new RecipeException(
                reached.Line, reached.Column, "this is not YAML from here on; a bracket or a quote may not be closed.");
        }
    }

    private static void CheckVersion(YamlNode root)
    {
        var written = root is YamlMappingNode mapping
            && mapping.Children.TryGetValue(new YamlScalarNode(VersionField), out var node)
            ? node
            : null;
        if (written is YamlScalarNode { Value: var value } && long.TryParse(value, out var version)
            && version != TrainingRecipe.CurrentVersion)
        {
            throw RecipeBinder.Error(
                written,
                $"this is a recipe of version {version}; this Podium reads version {TrainingRecipe.CurrentVersion}.");
        }
    }

    private static void Check(TrainingRecipe recipe, RecipeBinder binder)
    {
        if (!StageNames.IsFolderName(recipe.Name))
        {
            throw binder.ErrorAt(
                recipe, nameof(recipe.Name), $"'{recipe.Name}' is no name; {StageNames.FolderNameRule}.");
        }

        CheckPool(recipe, binder);
        CheckProblems(recipe, binder);
        CheckGrpo(recipe, binder);
        if (recipe.Recursion is { } recursion)
        {
            CheckRecursion(recipe, recursion, binder);
        }

        if (recipe.ColdStart is { } coldStart)
        {
            CheckShape(coldStart.Shape, binder);
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var worker in recipe.Workers.Concat(recipe.UnseenWorkers))
        {
            CheckWorker(worker, names, binder);
        }
    }

    private static void CheckPool(TrainingRecipe recipe, RecipeBinder binder)
    {
        if (recipe.Pool is null)
        {
            var missing = recipe.Workers.Count == 0 ? "workers"
                : recipe.Cards is null ? "cards"
                : recipe.ColdStart is null ? "coldStart"
                : null;
            if (missing is not null)
            {
                throw binder.ErrorAt(recipe, missing, $"a recipe lacks the field '{missing}', and has no 'pool'.");
            }

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
            throw binder.ErrorAt(
                recipe,
                nameof(recipe.Pool),
                $"'pool' brings workers and cards; leave out either it or '{other.Name}'.");
        }

        try
        {
            PoolFolder.Open(recipe.Pool);
        }
        catch (InvalidDataException error)
        {
            throw binder.ErrorAt(
                recipe,
                nameof(recipe.Pool),
                $"'pool' takes '{PoolFolder.Shipped}' or the folder of an orchestra. {error.Message}");
        }
    }

    private static void CheckProblems(TrainingRecipe recipe, RecipeBinder binder)
    {
        if (recipe.Problems is not { } file)
        {
            return;
        }

        try
        {
            ProblemFile.Read(file);
        }
        catch (InvalidDataException error)
        {
            throw binder.ErrorAt(
                recipe, nameof(recipe.Problems), $"'problems' takes a file of problems. {error.Message}");
        }
    }

    private static void CheckGrpo(TrainingRecipe recipe, RecipeBinder binder)
    {
        if (recipe.Grpo is { } grpo)
        {
            CheckReward(grpo, binder);
            if (grpo.RecursiveShare > 0)
            {
                throw binder.ErrorAt(
                    grpo,
                    nameof(GrpoOptions.RecursiveShare),
                    "rounds are gone on from in 'recursion'; move 'recursiveShare' to its 'grpo'.");
            }

            return;
        }

        if (recipe.Pool is null || recipe.Recursion is null)
        {
            throw binder.ErrorAt(
                recipe,
                nameof(recipe.Grpo),
                "a recipe lacks the field 'grpo'; only one that teaches 'recursion' to the conductor of a 'pool' may.");
        }

        if (recipe.ColdStart is not null)
        {
            throw binder.ErrorAt(
                recipe,
                nameof(recipe.ColdStart),
                "without 'grpo' it is the pool's conductor that goes on learning; leave out 'coldStart', or add "
                + "'grpo'.");
        }
    }

    private static void CheckRecursion(TrainingRecipe recipe, RecursionRecipe recursion, RecipeBinder binder)
    {
        CheckReward(recursion.Grpo, binder);
        if (Math.Round(recursion.Grpo.RecursiveShare * recursion.Grpo.Groups) == 0)
        {
            throw binder.ErrorAt(
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
            throw binder.ErrorAt(
                recursion, there.Name, "generated problems are imitated on; leave this out, or 'problems'.");
        }
    }

    private static void CheckReward(GrpoOptions options, RecipeBinder binder)
    {
        if (options.PriceScale <= 0)
        {
            throw binder.ErrorAt(options, nameof(options.PriceScale), "'priceScale' must be above 0.");
        }

        if (options.Stop is { } stop && stop.Over > options.Steps)
        {
            throw binder.ErrorAt(stop, nameof(stop.Over), "'over' must be at most 'steps', or it is never reached.");
        }

        if (options.ShowAllUntil > options.ForceLengthsUntil)
        {
            throw binder.ErrorAt(
                options,
                nameof(options.ShowAllUntil),
                "'showAllUntil' must be at most 'forceLengthsUntil', for it is about workflows whose length is drawn.");
        }

        if (options.EntropyUntil <= options.EntropyFrom)
        {
            throw binder.ErrorAt(
                options,
                nameof(options.EntropyUntil),
                "'entropyUntil' must be above 'entropyFrom', so that the target can fall.");
        }
    }

    private static void CheckWorker(WorkerRecipe worker, HashSet<string> names, RecipeBinder binder)
    {
        if (!StageNames.IsFolderName(worker.Name))
        {
            throw binder.ErrorAt(
                worker, nameof(worker.Name), $"'{worker.Name}' is no name; {StageNames.FolderNameRule}.");
        }

        if (StageNames.Reserved.Contains(worker.Name, StringComparer.OrdinalIgnoreCase))
        {
            throw binder.ErrorAt(
                worker, nameof(worker.Name), $"'{worker.Name}' is the name of a stage; give the worker another.");
        }

        if (!names.Add(worker.Name))
        {
            throw binder.ErrorAt(
                worker, nameof(worker.Name), $"two workers are called '{worker.Name}'; give each its own name.");
        }

        if (worker.Skill.Length > 0 && !PocketRuns.Skills.Contains(worker.Skill, StringComparer.Ordinal))
        {
            throw binder.ErrorAt(
                worker,
                nameof(worker.Skill),
                $"there is no skill '{worker.Skill}'; there are {string.Join(", ", PocketRuns.Skills)}; leave the "
                + "field out for a worker that learns a bit of each.");
        }

        CheckShape(worker.Shape, binder);
    }

    private static void CheckShape(ModelShape shape, RecipeBinder binder)
    {
        if (shape.Hidden % (2 * shape.Heads) != 0)
        {
            throw binder.ErrorAt(
                shape,
                nameof(shape.Hidden),
                $"'hidden' must be a multiple of {2 * shape.Heads}, twice the number of heads; it is {shape.Hidden}.");
        }

        if (shape.Heads > 3 && shape.Heads % 2 != 0)
        {
            throw binder.ErrorAt(
                shape, nameof(shape.Heads), $"'heads' must be 1, 3 or an even number; it is {shape.Heads}.");
        }
    }
}
