using Podium.Core.Conductors;
using Podium.Core.Learning;

namespace Podium.Training.Rollouts;

/// <summary>A sampled workflow after it was run and judged.</summary>
/// <param name="Sample">The workflow as its policy drew it.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Steps">Number of steps written; 0 if the text was unusable or accepts an earlier round.</param>
/// <param name="Price">
/// What the workers' answers cost, in the pool's currency: those from a cache at what they would cost without it, and
/// without the attempts that failed or were overtaken, so that neither what was asked before nor how fast a service is
/// makes a difference to what is learned. What was paid is booked by the budget.
/// </param>
public sealed record Rollout(SampledWorkflow Sample, RolloutVerdict Verdict, int Steps, decimal Price)
{
    /// <summary>Whether it says anything about the workflow: no fault of the world stopped it.</summary>
    public bool IsJudged => Verdict != RolloutVerdict.Faulted;

    /// <summary>Whether the number of steps was not the policy's own choice.</summary>
    public bool HasForcedLength { get; init; }

    /// <summary>The round that was run; <see langword="null"/> if there was none or it gave no answer.</summary>
    public Round? Round { get; init; }

    /// <summary>The answer; <see langword="null"/> if there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>Names of the workers written into the steps, in step order.</summary>
    public IReadOnlyList<string> WorkerNames { get; init; } = [];
}
