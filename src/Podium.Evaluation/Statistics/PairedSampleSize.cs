namespace Podium.Evaluation.Statistics;

/// <summary>
/// About how many problems it takes until a paired test tells two apart, if they differ as much as they did so far.
/// </summary>
/// <remarks>
/// Connor, "Sample size for testing differences in proportions for the paired-sample design" (1987): with the share s
/// of problems on which only one is right, and the difference d of the two ways in which that happens,
/// n = (z(α/2) √s + z(β) √(s − d²))² / d². It is for McNemar's test without correction; the exact one takes a few
/// more. Where d is near s the formula promises what no exact test can keep, so n is at least the number from which on
/// that test rejects if only one of the two is ever right alone: (1 − log₂ α) / s. The normal quantile is that of
/// Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.23, which is right to 0.00045.
/// </remarks>
public static class PairedSampleSize
{
    /// <summary>Chance of telling the two apart that is asked for.</summary>
    public const double Power = 0.8;

    /// <summary>
    /// The number of problems; <see langword="null"/> if both were right equally often, for then no number follows.
    /// </summary>
    /// <param name="seen">What was seen so far.</param>
    /// <param name="significance">
    /// Probability, two-sided, of telling apart two that do not differ; above 0, below 1.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The significance is out of its range.</exception>
    public static long? Of(PairedTest seen, double significance)
    {
        if (significance is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(significance), significance, "A significance lies between 0 and 1.");
        }

        if (seen.OnlyFirst == seen.OnlySecond)
        {
            return null;
        }

        var share = (double)(seen.OnlyFirst + seen.OnlySecond) / seen.Pairs;
        var squared = seen.Difference * seen.Difference;
        var root = (UpperQuantile(significance / 2) * Math.Sqrt(share))
            + (UpperQuantile(1 - Power) * Math.Sqrt(share - squared));
        var fewest = Math.Floor(2 - Math.Log2(significance)) / share;
        return (long)Math.Ceiling(Math.Max(root * root / squared, fewest));
    }

    /// <summary>The point that a standard normal variable exceeds with a probability of at most one half.</summary>
    internal static double UpperQuantile(double probability)
    {
        var t = Math.Sqrt(-2 * Math.Log(probability));
        var over = 2.515517 + (t * (0.802853 + (t * 0.010328)));
        var under = 1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))));
        return t - (over / under);
    }
}
