using Podium.Core.Problems;

namespace Podium.Training.Problems;

/// <summary>Problems to learn on, in strata of growing difficulty.</summary>
public interface IProblemSource
{
    /// <summary>Names of the strata.</summary>
    IReadOnlyList<string> Strata { get; }

    /// <summary>Draws a problem of a stratum.</summary>
    Problem Draw(string stratum, Random random);
}
