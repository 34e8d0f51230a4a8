using Podium.Pocket.Orchestra;
using Podium.Pocket.Problems;

namespace Podium.Cli.Orchestras;

/// <summary>Opens the orchestra whose weights are shipped with the program.</summary>
internal static class PocketSource
{
    /// <summary>Loads the weights.</summary>
    /// <exception cref="InvalidDataException">A file of weights is missing, truncated or of another kind.</exception>
    public static Orchestra Open()
    {
        var pocket = PocketOrchestra.Open();
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
