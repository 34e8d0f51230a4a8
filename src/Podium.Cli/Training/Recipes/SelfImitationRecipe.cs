using System.ComponentModel.DataAnnotations;
using Podium.Neural.Training;

namespace Podium.Cli.Training.Recipes;

/// <summary>How a conductor imitates those of its own workflows that led to right answers.</summary>
internal sealed record SelfImitationRecipe
{
    /// <summary>Problems that it tries to solve.</summary>
    [Range(1, 1_000_000)]
    public required int Problems { get; init; }

    /// <summary>Workflows that it draws for each.</summary>
    [Range(1, 4096)]
    public required int Workflows { get; init; }

    /// <summary>How long and how fast it imitates.</summary>
    public required SupervisedPlan Plan { get; init; }
}
