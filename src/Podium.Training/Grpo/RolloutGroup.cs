using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>The rollouts of one problem.</summary>
/// <param name="Item">The problem and its pool.</param>
/// <param name="Rollouts">The rollouts, those of forced length last.</param>
internal sealed record RolloutGroup(RolloutItem Item, IReadOnlyList<Rollout> Rollouts)
{
    /// <summary>Those whose length was the policy's own choice.</summary>
    public IEnumerable<Rollout> Free => Rollouts.Where(rollout => !rollout.HasForcedLength);

    /// <summary>Those that stayed, for no fault of the world stopped them.</summary>
    public IEnumerable<Rollout> Judged => Rollouts.Where(rollout => rollout.IsJudged);
}
