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
    /// entropy, of one that goes on from a round, none.
    /// </summary>
    public (IReadOnlyList<WeightedSample> Batch, int EqualGroups) Weigh(
        IEnumerable<RolloutGroup> groups, double progress)
    {
        var batch = new List<WeightedSample>();
        var equalGroups = 0;
        foreach (var group in groups)
        {
            var judged = group.Rollouts.Index().Where(pair => IsJudged(group, pair.Index)).ToArray();
            var returns = judged.Select(pair => Return(group, pair.Index, progress));
            var isEqual = Add(batch, judged.Select(pair => pair.Item), [.. returns], SamplesOfEqualGroup);
            equalGroups += isEqual ? 1 : 0;
            foreach (var revision in group.Revisions.OfType<RolloutGroup>())
            {
                var next = revision.Judged.ToArray();
                Add(batch, next, [.. next.Select(rollout => Of(rollout, progress))], samplesOfEqual: 0);
            }
        }

        return (batch, equalGroups);
    }

    /// <summary>Whether no fault of the world stopped a rollout, or all that went on from it.</summary>
    private static bool IsJudged(RolloutGroup group, int rollout) =>
        group.Rollouts[rollout].IsJudged && group.RevisionOf(rollout)?.Judged.Any() != false;

    /// <summary>What a first round is worth: its own reward, and what came of it in the end where it went on.</summary>
    private double Return(RolloutGroup group, int rollout, double progress)
    {
        var own = Of(group.Rollouts[rollout], progress);
        return group.RevisionOf(rollout) is { } next
            ? ((options.FirstRoundWeight * own) + next.Judged.Average(last => Of(last, progress)))
                / (1 + options.FirstRoundWeight)
            : own;
    }

    /// <summary>Adds a group's samples; whether their returns are all equal, so that few of them stay.</summary>
    private static bool Add(
        List<WeightedSample> batch, IEnumerable<Rollout> rollouts, double[] returns, int samplesOfEqual)
    {
        var advantages = GroupAdvantage.Compute(returns);
        var isEqual = advantages.All(advantage => advantage == 0);
        batch.AddRange(rollouts
            .Zip(advantages, (rollout, advantage) => new WeightedSample(rollout.Sample, advantage))
            .Take(isEqual ? samplesOfEqual : advantages.Length));
        return isEqual;
    }
}
