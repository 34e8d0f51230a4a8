using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Cli.Pools;
using Podium.Core.Conductors;
using Podium.Core.Runs;
using Podium.Providers.Pools;

namespace Podium.Cli.Conducting;

/// <summary>
/// Whose models are to work: those of an orchestra, or the workers of a pool's file under its own conductor or under
/// one of an orchestra.
/// </summary>
/// <param name="Pool">The pool's file; <see langword="null"/> for the workers of an orchestra.</param>
/// <param name="Orchestra">
/// Folder of the orchestra; <see langword="null"/> for the shipped one, or the one that the pool's file names.
/// </param>
internal sealed record TeamChoice(PoolFile? Pool, string? Orchestra)
{
    private const string Learned = "learned";

    /// <summary>Settings and limits of a run, where none are given.</summary>
    public RunOptions Defaults => (Pool?.ToRunOptions() ?? new RunOptions()) with { ConductorName = Learned };

    /// <summary>Reads what two options name.</summary>
    /// <exception cref="InvalidDataException">Something in the pool's file is wrong.</exception>
    public static TeamChoice Read(string? pool, string? orchestra) =>
        new(pool is null ? null : PoolOption.Read(pool), orchestra);

    /// <summary>
    /// Opens the models, led by the chosen conductor; without a choice by the learned one of an orchestra that was
    /// named, else by the pool's own.
    /// </summary>
    /// <exception cref="UsageException">The choice names a worker that is not there.</exception>
    /// <exception cref="InvalidDataException">A key, a price or weights are missing.</exception>
    public OpenTeam Open(CommandHost host, ConductorChoice? choice)
    {
        if (Pool is null)
        {
            var orchestra = OrchestraOption.Open(host, Orchestra);
            var chosen = choice ?? new ConductorChoice.Learned(IsSampled: false);
            return new OpenTeam(Ensemble.Of(chosen, orchestra), orchestra, Learned, null);
        }

        var shipped = new Lazy<Orchestra>(() => host.OpenOrchestra(null));
        var surroundings = PoolOption.SurroundingsOf(host, shipped);
        var opened = ServicePool.Open(
            Pool, choice is ConductorChoice.Fixed { IsVote: true } ? WithSampling(surroundings) : surroundings);
        try
        {
            return Lead(opened, OrchestraOf(opened, host, shipped), choice);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private OpenTeam Lead(ServicePool opened, Orchestra models, ConductorChoice? choice)
    {
        var isOwn = choice is null && Orchestra is null;
        var ensemble = isOwn
            ? new Ensemble(opened.Conductor, opened.Pool, opened.ConductorPrice)
            : Ensemble.Of(choice ?? new ConductorChoice.Learned(IsSampled: false), models);
        return new OpenTeam(ensemble, models, isOwn ? opened.ConductorName : Learned, opened);
    }

    /// <summary>The shipped models would give the same vote each time.</summary>
    private static PoolSurroundings WithSampling(PoolSurroundings surroundings) => surroundings with
    {
        FindPocketModel = name =>
            surroundings.FindPocketModel(name) is { } found ? SamplingChatClient.AddTo(found) : null,
    };

    /// <summary>A pool's models with the conductors of an orchestra.</summary>
    private Orchestra OrchestraOf(ServicePool opened, CommandHost host, Lazy<Orchestra> shipped)
    {
        var conductors = (Orchestra ?? Pool?.OrchestraPath) is { } folder
            ? new Lazy<Orchestra>(() => OrchestraOption.Open(host, folder))
            : shipped;
        return new Orchestra(
            MajorityWorker.RemoveFrom(opened.Pool),
            () => conductors.Value.Learned(),
            () => conductors.Value.ColdStart())
        {
            SamplesByItself = true,
            DrawTestProblems = (_, _) => TestProblems.None,
        };
    }
}
