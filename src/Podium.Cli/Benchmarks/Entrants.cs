using Podium.Cli.CommandLine;
using Podium.Cli.Conducting;
using Podium.Cli.Orchestras;
using Podium.Core.Conductors;
using Podium.Core.Runs;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks;

/// <summary>Who takes part in a benchmark.</summary>
internal static class Entrants
{
    /// <summary>The conductor that is told the skills; a benchmark alone knows them.</summary>
    public const string Oracle = "oracle";

    /// <summary>How the name of a worker alone begins.</summary>
    public const string WorkerPrefix = "single:";

    /// <summary>The names in <paramref name="text"/>, separated by commas; null for everybody.</summary>
    /// <exception cref="UsageException">One of them is no conductor.</exception>
    public static IReadOnlyList<string>? ParseNames(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var names = text.Split(',', StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var name in names.Where(name => name != Oracle))
        {
            _ = ConductorChoice.Parse(name);
        }

        return names;
    }

    /// <summary>Everybody, or those with the given <paramref name="names"/>, in that order.</summary>
    /// <exception cref="UsageException">A name is that of a worker which the pool lacks.</exception>
    public static IReadOnlyList<BenchmarkEntrant> Of(
        IReadOnlyList<string>? names, Orchestra orchestra, IConductor oracle) =>
        [.. (names ?? Everybody(orchestra)).Select(name => Create(name, orchestra, oracle))];

    /// <summary>Whether an entrant is one worker alone.</summary>
    public static bool IsSingleWorker(string entrant) =>
        entrant.StartsWith(WorkerPrefix, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<string> Everybody(Orchestra orchestra) =>
    [
        "learned",
        "cold-start",
        "cold-start:sampled",
        .. orchestra.Pool.Workers.Select(worker => WorkerPrefix + worker.Name),
        "random",
        "vote:5",
        "moa:1",
        Oracle,
    ];

    private static BenchmarkEntrant Create(string name, Orchestra orchestra, IConductor oracle)
    {
        var ensemble = name == Oracle
            ? new Ensemble(oracle, orchestra.Pool, null)
            : Ensemble.Of(ConductorChoice.Parse(name), orchestra);
        return new BenchmarkEntrant(name, ensemble.Conductor, ensemble.Pool)
        {
            Options = new RunOptions { ConductorPrice = ensemble.ConductorPrice },
        };
    }

    /// <summary>How long an entrant takes in proportion to others, as far as that can be told beforehand.</summary>
    public static int WorkOf(BenchmarkEntrant entrant)
    {
        const int UsualSteps = 3;
        return entrant.Conductor is IFixedConductor given ? given.StepsIn(entrant.Pool) : UsualSteps;
    }
}
