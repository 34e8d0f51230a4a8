using System.ComponentModel.DataAnnotations;

namespace Podium.Cli.Training.Recipes;

/// <summary>How the workers' cards are measured.</summary>
internal sealed record CardRecipe
{
    /// <summary>Validation problems of each skill.</summary>
    [Range(1, 100_000)]
    public required int Problems { get; init; }
}
