using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>The rollouts of one problem.</summary>
/// <param name="Item">The problem and its pool.</param>
/// <param name="Rollouts">The rollouts, those of forced length last.</param>
internal sealed record RolloutGroup(RolloutItem Item, IReadOnlyList<Rollout> Rollouts)
{
    /// <summary>Whether what came of the rollouts is shown to the conductor once more.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>
    /// For each rollout what the conductor wrote next; empty before, <see langword="null"/> for a rollout that gave
    /// nothing to go on from.
    /// </summary>
    public IReadOnlyList<RolloutGroup?> Revisions { get; init; } = [];

    /// <summary>Those whose length was the policy's own choice.</summary>
    public IEnumerable<Rollout> Free => Rollouts.Where(rollout => !rollout.HasForcedLength);

    /// <summary>
    /// The last rollouts of the problem: what the conductor wrote after the first ones, where it was shown them.
    /// </summary>
    public IEnumerable<Rollout> Final => Rollouts.Index()
        .SelectMany(pair => RevisionOf(pair.Index)?.Rollouts ?? [pair.Item]);

    /// <summary>Those that stayed, for no fault of the world stopped them.</summary>
    public IEnumerable<Rollout> Judged => Rollouts.Where(rollout => rollout.IsJudged);

    /// <summary>What was written after a rollout, by its place; <see langword="null"/> if nothing was.</summary>
    public RolloutGroup? RevisionOf(int rollout) => Revisions.Count == 0 ? null : Revisions[rollout];
}
