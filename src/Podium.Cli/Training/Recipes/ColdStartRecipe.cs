using Podium.Neural.Training;
using Podium.Pocket.Training;

namespace Podium.Cli.Training.Recipes;

/// <summary>How the conductor begins: by imitating uninformed workflows.</summary>
internal sealed record ColdStartRecipe
{
    /// <summary>Size of its model.</summary>
    public required ModelShape Shape { get; init; }

    /// <summary>How long and how fast it imitates.</summary>
    public required SupervisedPlan Plan { get; init; }
}
