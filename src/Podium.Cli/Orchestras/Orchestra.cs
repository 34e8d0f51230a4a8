using Podium.Core.Workers;

namespace Podium.Cli.Orchestras;

/// <summary>Workers, the conductors that learned to lead them, and what there is to measure them with.</summary>
/// <param name="Workers">The workers; <see langword="null"/> where conductors are alone.</param>
/// <param name="Learned">Looks up the learned conductor.</param>
/// <param name="ColdStart">Looks up the conductor before it learned from reward.</param>
internal sealed record Orchestra(WorkerPool? Workers, Func<TrainedConductor> Learned, Func<TrainedConductor> ColdStart)
{
    /// <summary>The workers.</summary>
    /// <exception cref="InvalidDataException">There are none.</exception>
    public WorkerPool Pool => Workers ?? throw new InvalidDataException(
        "This orchestra has conductors and no workers: they learned to lead those of a pool's file, which 'podium ask' "
        + "names with --pool FILE.");

    /// <summary>
    /// Whether the workers answer differently each time, where a call does not say how freely. Models of real services
    /// do, or as their entries in the pool's file have it.
    /// </summary>
    public bool SamplesByItself { get; init; }

    /// <summary>Whether a question lies within what the workers learned; without it nothing is known of that.</summary>
    public Func<string, bool>? Knows { get; init; }

    /// <summary>Draws test problems: how many, by which seed.</summary>
    public required Func<int, long, TestProblems> DrawTestProblems { get; init; }

    /// <summary>Draws test problems that take more steps than a workflow has: how many, by which seed.</summary>
    public Func<int, long, TestProblems> DrawLongProblems { get; init; } = (_, _) => TestProblems.None;

    /// <summary>
    /// Looks up the learned conductor without the rule that keeps calls to what the cards show;
    /// <see langword="null"/> where there is no such rule.
    /// </summary>
    public Func<TrainedConductor>? Unbound { get; init; }

    /// <summary>
    /// Draws problems before other pools than <see cref="Pool"/>: how many of each kind, by which seed.
    /// </summary>
    public Func<int, long, IReadOnlyList<PoolScenario>> DrawScenarios { get; init; } = (_, _) => [];

    /// <summary>Names of the skills that the workers were measured on, in the order of the cards.</summary>
    public IReadOnlyList<string> Skills =>
        [.. Pool.Workers.SelectMany(worker => worker.Card.Skills).Select(skill => skill.Skill).Distinct()];
}
