namespace Podium.Cli.Training.Recipes;

/// <summary>Conductors of an orchestra.</summary>
internal enum StartConductor
{
    /// <summary>The one that learned from reward.</summary>
    Learned,

    /// <summary>The one that has not.</summary>
    ColdStart,
}
