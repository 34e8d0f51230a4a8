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
            return Of(pocket, NameOf(folder));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidDataException($"{NameOf(folder)} cannot be opened: {error.Message}", error);
        }
    }

    private static string NameOf(string? folder) =>
        folder is null ? "The shipped orchestra" : $"The orchestra '{folder}'";

    private static Orchestra Of(PocketOrchestra pocket, string orchestra)
    {
        return new Orchestra(
            pocket.HasWorkers ? pocket.Pool : null,
            () => Find(PocketOrchestra.Learned),
            () => Find(PocketOrchestra.ColdStarted))
        {
            Knows = PocketKnowledge.Covers,
            DrawTestProblems = DrawTestProblems,
            DrawLongProblems = (count, seed) =>
                ProblemsOf(PocketProblemSet.DrawLong(ProblemSplit.Test, count, seed)),
            Unbound = () => new TrainedConductor(
                pocket.UnboundConductor(PocketOrchestra.Learned), pocket.ConductorPrice(PocketOrchestra.Learned)),
            DrawScenarios = (count, seed) =>
            [
                .. PocketScenarios.Draw(pocket.Pool, pocket.Unseen, count, seed).Select(scenario => new PoolScenario(
                    scenario.Name, scenario.Meaning, ProblemsOf(scenario.Problems), scenario.DrawPool)),
            ],
        };

        TrainedConductor Find(string name) => pocket.ConductorNames.Contains(name)
            ? new TrainedConductor(pocket.Conductor(name), pocket.ConductorPrice(name))
            : throw new InvalidDataException($"{orchestra} has no conductor '{name}'.");
    }

    private static TestProblems DrawTestProblems(int count, long seed) =>
        ProblemsOf(PocketProblemSet.Draw(ProblemSplit.Test, count, seed));

    private static TestProblems ProblemsOf(PocketProblemSet drawn) => new(drawn.Problems, drawn.CreateOracle())
    {
        Halving = drawn.CreateHalving(),
    };
}
