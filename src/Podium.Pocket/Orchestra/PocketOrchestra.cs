using Podium.Core.Conductors;
using Podium.Core.Problems;
using Podium.Core.Workers;
using Podium.Pocket.Problems;

namespace Podium.Pocket.Orchestra;

/// <summary>The embedded default: workers and conductors whose weights are shipped beside the binary.</summary>
public sealed class PocketOrchestra
{
    /// <summary>Opens the shipped weights.</summary>
    /// <exception cref="InvalidDataException">A file is missing, truncated or of another kind.</exception>
    public static PocketOrchestra Open() => Open(Path.Combine(AppContext.BaseDirectory, "pocket"));

    /// <summary>Opens the weights in <paramref name="folder"/>.</summary>
    /// <exception cref="InvalidDataException">A file is missing, truncated or of another kind.</exception>
    public static PocketOrchestra Open(string folder) => throw new NotImplementedException();

    /// <summary>The workers, with their measured cards.</summary>
    public WorkerPool Pool => throw new NotImplementedException();

    /// <summary>The learned conductor.</summary>
    public IConductor Conductor => throw new NotImplementedException();

    /// <summary>The conductor before it learned from reward.</summary>
    public IConductor ColdStart => throw new NotImplementedException();

    /// <summary>Price of the conductors' own tokens.</summary>
    public TokenPrice ConductorPrice => throw new NotImplementedException();

    /// <summary>Always names the right specialists, for it is told the skills; the bound on what a team can do.</summary>
    public IConductor Oracle(IReadOnlyList<Problem> problems) => throw new NotImplementedException();

    /// <summary>Draws problems of the mixed set; the same seed gives the same problems.</summary>
    public static IReadOnlyList<Problem> DrawProblems(ProblemSplit split, int count, long seed) =>
        throw new NotImplementedException();
}
