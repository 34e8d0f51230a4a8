using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Core.Conductors;
using Podium.Core.Workers;

namespace Podium.Cli.Conducting;

/// <summary>A conductor with the pool it leads.</summary>
/// <param name="Conductor">The conductor.</param>
/// <param name="Pool">Its pool.</param>
/// <param name="ConductorPrice">Price of its own tokens; <see langword="null"/> if it uses none.</param>
internal sealed record Ensemble(IConductor Conductor, WorkerPool Pool, TokenPrice? ConductorPrice)
{
    /// <summary>Finds the conductor that was chosen.</summary>
    /// <exception cref="UsageException">It names a worker that the pool lacks.</exception>
    /// <exception cref="InvalidDataException">The orchestra has no such conductor.</exception>
    public static Ensemble Of(ConductorChoice choice, Orchestra orchestra)
    {
        var pool = orchestra.Pool;
        return choice switch
        {
            ConductorChoice.Learned { IsSampled: var sampled } => Trained(orchestra.Learned(), sampled),
            ConductorChoice.ColdStart { IsSampled: var sampled } => Trained(orchestra.ColdStart(), sampled),
            ConductorChoice.RandomTeam => new Ensemble(new RandomTeamConductor(), pool, null),
            ConductorChoice.Fixed { IsVote: true } vote when !orchestra.SamplesByItself =>
                Fixed(vote.Choice, SamplingChatClient.AddTo(pool)),
            ConductorChoice.Fixed given => Fixed(given.Choice, pool),
            _ => throw new ArgumentException($"A choice of type {choice.GetType().Name} is unknown.", nameof(choice)),
        };

        Ensemble Trained(TrainedConductor trained, bool isSampled) => new(
            isSampled ? new SampledConductor(trained.Conductor) : trained.Conductor, pool, trained.Price);
    }

    /// <summary>The limit for a run: a fixed workflow is never refused for its length.</summary>
    public int StepLimit(int maxSteps) =>
        Conductor is IFixedConductor given ? Math.Max(maxSteps, given.StepsIn(Pool)) : maxSteps;

    private static Ensemble Fixed(FixedConductorChoice choice, WorkerPool pool)
    {
        if (choice.Worker is { } wanted
            && !pool.Workers.Any(worker => worker.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)))
        {
            var known = string.Join(", ", pool.Workers.Select(worker => worker.Name));
            throw new UsageException($"The pool has no worker '{wanted}'; it has {known}.");
        }

        return new Ensemble(choice.Create(pool), choice.TeamFrom(pool), null);
    }
}
