using Podium.Training.Alarms;

namespace Podium.Training.Grpo;

/// <summary>What one update saw and did; shares are 0 to 1.</summary>
/// <remarks>What a report of an earlier version lacks is empty when it is read.</remarks>
public sealed record GrpoReport
{
    /// <summary>Number of the update, from 0.</summary>
    public required int Step { get; init; }

    /// <summary>
    /// Mean reward of the rollouts that stayed in their groups and whose length was not forced, as are all means and
    /// shares of rollouts below.
    /// </summary>
    public required double Reward { get; init; }

    /// <summary>Share of workflows that could be run, among the rollouts that stayed in their groups.</summary>
    public required double Valid { get; init; }

    /// <summary>Share of right answers among the workflows that could be run.</summary>
    public required double CorrectGivenValid { get; init; }

    /// <summary>Share of right answers per stratum, as a moving average.</summary>
    public required IReadOnlyList<double> StratumSuccess { get; init; }

    /// <summary>Mean number of steps of a workflow.</summary>
    public required double WorkflowSteps { get; init; }

    /// <summary>Mean entropy of decisions, in nats.</summary>
    public required double Entropy { get; init; }

    /// <summary>Weight of the entropy term.</summary>
    public required double EntropyWeight { get; init; }

    /// <summary>Entropy of which worker is called, over all calls of the step, in bits.</summary>
    public required double RoutingEntropy { get; init; }

    /// <summary>Share of groups whose rewards were all equal.</summary>
    public required double ZeroVarianceGroups { get; init; }

    /// <summary>Share of rollouts that left their group after a fault, those of dropped groups included.</summary>
    public required double Faulted { get; init; }

    /// <summary>
    /// Share of rollouts that a fault stopped, of those that called workers, those of dropped groups included; 0 if
    /// none called any.
    /// </summary>
    public double FaultedOfCalling { get; init; }

    /// <summary>Number of groups that were dropped, for faults had left too few rollouts in them.</summary>
    public int DroppedGroups { get; init; }

    /// <summary>Mean number of skills that the problems take.</summary>
    public double ProblemSkills { get; init; }

    /// <summary>Number of different workers in the pools.</summary>
    public int PoolWorkers { get; init; }

    /// <summary>Number of valid workflows with 1, 2 and more steps, up to the most allowed.</summary>
    public IReadOnlyList<int> Lengths { get; init => field = value ?? []; } = [];

    /// <summary>
    /// How often each worker was called for each skill, over valid workflows with as many steps as the problem takes
    /// skills; ordered by skill and worker.
    /// </summary>
    public IReadOnlyList<SkillCalls> Calls { get; init => field = value ?? []; } = [];

    /// <summary>One of the rollouts, another stratum every time; <see langword="null"/> if there is none.</summary>
    public RolloutExample? Example { get; init; }

    /// <summary>Tokens that were drawn, and tokens that went through the model to learn from them.</summary>
    public GrpoTokens Tokens { get; init => field = value ?? new GrpoTokens(0, 0); } = new(0, 0);

    /// <summary>What was noticed to go wrong at this update.</summary>
    public IReadOnlyList<Alarm> Alarms { get; init => field = value ?? []; } = [];

    /// <summary>How the policy stands beside others; measured at some of the updates only.</summary>
    public Regret? Regret { get; init; }

    /// <summary>What was made of rounds that were shown; <see langword="null"/> if none was.</summary>
    public RevisionReport? Revisions { get; init; }

    /// <summary>
    /// Mean success at which the run's stop rule ended it with this update; <see langword="null"/> if it did not.
    /// </summary>
    public double? EndedAtSuccess { get; init; }

    /// <summary>Mean price of a rollout's workers, in the pool's currency.</summary>
    public required decimal Price { get; init; }

    /// <summary>Norm of the gradient before it was cut.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>Share of choices whose probability ratio left the trusted interval.</summary>
    public required double Clipped { get; init; }

    /// <summary>Seconds for sampling, running and updating.</summary>
    public required GrpoTimes Seconds { get; init; }
}
