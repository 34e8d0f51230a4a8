using Podium.Cli.CommandLine;
using Podium.Cli.Conducting;
using Podium.Core.Conductors;
using Podium.Core.Runs;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks.Problems;

/// <summary>Who takes part in a benchmark of a pool of real models.</summary>
internal static class PoolEntrants
{
    /// <summary>How users call the pool's own conductor.</summary>
    public const string Own = "pool";

    /// <summary>
    /// The pool's conductor, under the name that records give it, and each worker alone; or those with the given
    /// <paramref name="names"/>, in that order.
    /// </summary>
    /// <param name="names">Their names, separated by commas.</param>
    /// <param name="team">The pool.</param>
    /// <param name="options">Settings of every run.</param>
    /// <exception cref="UsageException">A name is no conductor, or that of a worker which the pool lacks.</exception>
    public static IReadOnlyList<BenchmarkEntrant> Of(string? names, OpenTeam team, RunOptions options)
    {
        var workers = team.Orchestra.Pool.Workers.Select(worker => Entrants.WorkerPrefix + worker.Name);
        return
        [
            .. (names?.Split(',', StringSplitOptions.TrimEntries) ?? workers.Prepend(Own))
                .Select(name => Create(name, team, options))
                .DistinctBy(entrant => entrant.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static BenchmarkEntrant Create(string name, OpenTeam team, RunOptions options)
    {
        var isOwn = name is Own || name == team.ConductorName;
        var choice = isOwn ? null : ConductorChoice.Parse(name);
        var ensemble = choice is null ? team.Ensemble : Ensemble.Of(choice, team.Orchestra);
        var known = isOwn ? team.ConductorName : name;
        return new BenchmarkEntrant(known, ensemble.Conductor, ensemble.Pool)
        {
            Options = options with { ConductorPrice = ensemble.ConductorPrice },
            CountsStandIns =
                ensemble.Conductor is not (SingleWorkerConductor or VoteConductor or SelfRefineConductor),
        };
    }
}
