using Podium.Neural.Kernels;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Problems;

namespace Podium.Cli.Orchestras;

/// <summary>Opens a pocket orchestra: the shipped one, or one that was trained.</summary>
internal static class PocketSource
{
    /// <summary>Loads the weights in a folder; the shipped ones without it.</summary>
    /// <exception cref="InvalidDataException">A file of weights is missing, truncated or of another kind.</exception>
    public static Orchestra Open(string? folder)
    {
        try
        {
            var pocket = folder is null
                ? PocketOrchestra.Open()
                : PocketOrchestra.Open(folder, new ThreadTeam(1));
            return Of(pocket);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var name = folder is null ? "The shipped orchestra" : $"The orchestra '{folder}'";
            throw new InvalidDataException($"{name} cannot be opened: {error.Message}", error);
        }
    }

    private static Orchestra Of(PocketOrchestra pocket)
    {
        return new Orchestra(
            pocket.Pool,
            pocket.Conductor(PocketOrchestra.Learned),
            pocket.Conductor(PocketOrchestra.ColdStarted),
            pocket.ConductorPrice(PocketOrchestra.Learned))
        {
            Knows = PocketKnowledge.Covers,
            DrawTestProblems = DrawTestProblems,
        };
    }

    private static TestProblems DrawTestProblems(int count, long seed)
    {
        var drawn = PocketProblemSet.Draw(ProblemSplit.Test, count, seed);
        return new TestProblems(drawn.Problems, drawn.CreateOracle());
    }
}
