namespace Podium.Training.Rollouts;

/// <summary>Problems to learn on, in strata of growing difficulty, each before a pool drawn for it.</summary>
public interface IRolloutSource
{
    /// <summary>Names of the strata.</summary>
    IReadOnlyList<string> Strata { get; }

    /// <summary>
    /// Number of strata, the first ones, whose problems one workflow can answer; those after them take several rounds.
    /// </summary>
    int OneRoundStrata => Strata.Count;

    /// <summary>
    /// Draws a problem of a stratum and a pool; everything random comes from <paramref name="seed"/>.
    /// </summary>
    /// <param name="stratum">Index of the stratum.</param>
    /// <param name="progress">Share of the run that is done, 0 to 1.</param>
    /// <param name="seed">Seed of the draw.</param>
    RolloutItem Draw(int stratum, double progress, long seed);
}
