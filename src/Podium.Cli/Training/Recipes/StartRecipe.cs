using Podium.Cli.Training.Workers;

namespace Podium.Cli.Training.Recipes;

/// <summary>The conductor that goes on learning with the workers of a pool's file.</summary>
internal sealed record StartRecipe
{
    /// <summary>Its orchestra: <c>shipped</c>, or a folder as <c>podium train</c> leaves it.</summary>
    /// <value>shipped</value>
    public string Orchestra { get; init; } = PoolFolder.Shipped;

    /// <summary>Which of the orchestra's conductors it is.</summary>
    /// <value>learned</value>
    public StartConductor Conductor { get; init; } = StartConductor.Learned;
}
