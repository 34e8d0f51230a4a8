using Podium.Cli.Grading;
using Podium.Cli.Training.Problems;
using Podium.Cli.Training.Workers;
using Podium.Configuration;
using Podium.Providers.Pools;

namespace Podium.Cli.Training.Recipes;

/// <summary>Refuses what no training with the workers of a pool's file can be, before any money is spent.</summary>
internal sealed class ServiceCheck(TrainingRecipe recipe, YamlDocument document)
{
    /// <summary>Refuses what is for such workers alone.</summary>
    /// <exception cref="ConfigurationException">There are none of them, and something is for them.</exception>
    public void CheckWithoutFile()
    {
        (string Property, bool IsThere)[] fields =
        [
            (nameof(recipe.Start), recipe.Start is not null),
            (nameof(recipe.Services), recipe.Services is not null),
        ];
        if (fields.FirstOrDefault(field => field.IsThere) is { IsThere: true, Property: var property })
        {
            throw document.ErrorAt(
                recipe, property, "this is for recipes whose 'pool' is a pool's file; leave it out.");
        }
    }

    /// <summary>Checks a recipe whose pool is a file.</summary>
    /// <exception cref="ConfigurationException">Something in it is wrong.</exception>
    public void Check(PoolFile file)
    {
        if (recipe.Problems is null)
        {
            throw document.ErrorAt(
                recipe,
                nameof(recipe.Pool),
                "what the workers of a pool's file are to be asked, nobody here can think up; name problems with "
                + "'problems: FILE'.");
        }

        CheckCards(file);
        CheckStart(recipe.Start ?? new StartRecipe());
    }

    /// <summary>Makes sure that the grader can judge all problems.</summary>
    /// <exception cref="ConfigurationException">It cannot.</exception>
    public void CheckGrader(ProblemFile problems)
    {
        var settings = recipe.Services ?? new ServiceRecipe();
        var grader = GraderOption.Read(settings.Grader).Grader;
        foreach (var problem in problems.Problems)
        {
            try
            {
                _ = grader.Grade(problem, problem.Reference);
            }
            catch (ArgumentException error)
            {
                throw document.ErrorAt(
                    settings,
                    nameof(settings.Grader),
                    $"'{settings.Grader}' cannot judge a problem of '{recipe.Problems}': {error.Message}");
            }
        }
    }

    private void CheckCards(PoolFile file)
    {
        var cards = MeasuredCards.Of(file);
        if (file.Document.Workers.All(worker => cards.SkillsOf(worker.Key, worker.Value).Count == 0))
        {
            throw document.ErrorAt(
                recipe,
                nameof(recipe.Pool),
                $"no worker of '{file.Path}' was measured, and a conductor knows workers by their cards alone; measure "
                + "them with 'podium pool profile'.");
        }
    }

    private void CheckStart(StartRecipe start)
    {
        try
        {
            PoolFolder.OpenConductors(start.Orchestra);
        }
        catch (InvalidDataException error)
        {
            throw document.ErrorAt(
                start,
                nameof(start.Orchestra),
                $"'orchestra' takes '{PoolFolder.Shipped}' or the folder of an orchestra. {error.Message}");
        }

        if (start.Conductor == StartConductor.ColdStart && (recipe.ColdStart is not null || recipe.Grpo is null))
        {
            var reason = recipe.Grpo is null ? "without 'grpo' it is the learned one" : "'coldStart' makes another";
            throw document.ErrorAt(start, nameof(start.Conductor), $"{reason} that goes on learning; leave this out.");
        }
    }
}
