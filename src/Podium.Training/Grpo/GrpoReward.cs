using Podium.Core.Learning;
using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>What a rollout is worth, and what its group makes of that.</summary>
internal sealed class GrpoReward(GrpoOptions options)
{
    private const int SamplesOfEqualGroup = 2;

    /// <summary>
    /// 0 for a wrong or unusable answer; 1 for a right one, less a part for its price once that counts.
    /// </summary>
    public double Of(Rollout rollout, double progress)
    {
        if (rollout.Verdict != RolloutVerdict.Correct)
        {
            return 0;
        }

        var dearness = (double)Math.Min(1, rollout.Price / options.PriceScale);
        return progress < options.PriceFrom ? 1 : 1 - (options.PriceWeight * dearness);
    }

    /// <summary>
    /// The samples to learn from, with their advantages; of a group whose rewards are all equal a few stay for their
    /// entropy.
    /// </summary>
    public (IReadOnlyList<WeightedSample> Batch, int EqualGroups) Weigh(
        IEnumerable<RolloutGroup> groups, double progress)
    {
        var batch = new List<WeightedSample>();
        var equalGroups = 0;
        foreach (var group in groups)
        {
            var judged = group.Judged.ToArray();
            var advantages = GroupAdvantage.Compute([.. judged.Select(rollout => Of(rollout, progress))]);
            if (advantages.All(advantage => advantage == 0))
            {
                equalGroups++;
                advantages = advantages[..Math.Min(SamplesOfEqualGroup, advantages.Length)];
            }

            batch.AddRange(judged.Zip(
                advantages,
                (rollout, advantage) => new WeightedSample(rollout.Sample, advantage)));
        }

        return (batch, equalGroups);
    }
}
