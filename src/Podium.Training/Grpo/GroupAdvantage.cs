namespace Podium.Training.Grpo;

/// <summary>
/// Advantages within a group of rollouts of one problem (GRPO, Shao et al. 2024, arXiv 2402.03300, section 4.1):
/// reward minus the group's mean, over its standard deviation. Deviations: a group whose rewards are all equal gives
/// zeros; a group whose rewards hardly differ, as by a small difference in price, is not blown up to the size of one in
/// which some are right and some wrong.
/// </summary>
public static class GroupAdvantage
{
    /// <summary>Smallest standard deviation that counts as a difference.</summary>
    public const double SmallestDeviation = 1e-6;

    /// <summary>Least standard deviation that advantages are divided by.</summary>
    public const double LeastDivisor = 0.1;

    /// <summary>The advantages, in the order of <paramref name="rewards"/>; they sum to zero.</summary>
    public static double[] Compute(IReadOnlyList<double> rewards)
    {
        if (rewards.Count == 0)
        {
            return [];
        }

        var mean = rewards.Average();
        var deviation = Math.Sqrt(rewards.Sum(reward => (reward - mean) * (reward - mean)) / rewards.Count);
        return deviation < SmallestDeviation
            ? new double[rewards.Count]
            : [.. rewards.Select(reward => (reward - mean) / Math.Max(deviation, LeastDivisor))];
    }
}
