using System.ComponentModel.DataAnnotations;
using Podium.Cli.Grading;

namespace Podium.Cli.Training.Recipes;

/// <summary>How the workers of a pool's file are asked and judged.</summary>
internal sealed record ServiceRecipe
{
    /// <summary>
    /// Answers of a worker to the same message, at the same place of a workflow, that learning meets. All workflows of
    /// a group meet the same one of them, so that what differs between their rewards is the workflows; each is asked
    /// for once, and then comes from the cache of answers.
    /// </summary>
    /// <value>4; 1 takes every worker for one that always answers alike.</value>
    [Range(1, 1_000_000)]
    public int Samples { get; init; } = 4;

    /// <summary>How answers are judged, as by <c>podium pool profile --grader</c>.</summary>
    /// <value>reference</value>
    [AllowedValues("reference", "exact", "number")]
    public string Grader { get; init; } = GraderOption.Usual;
}
