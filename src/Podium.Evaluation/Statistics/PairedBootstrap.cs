using Podium.Core.Randomness;

namespace Podium.Evaluation.Statistics;

/// <summary>
/// The interval of a mean difference over paired figures, by drawing the pairs anew (Efron's percentile method). For
/// figures that are no yes or no, such as tokens or price.
/// </summary>
public static class PairedBootstrap
{
    private const double Tail = 0.025;

    /// <summary>The 95% interval of the mean of first less second.</summary>
    /// <param name="first">Figures of the first; as many as of the second, at least one.</param>
    /// <param name="second">Figures of the second, in the same order.</param>
    /// <param name="resamples">How often the pairs are drawn anew; at least 100.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="ArgumentException">There is no pair, or the lists differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 100 resamples.</exception>
    public static Interval Difference(
        IReadOnlyList<double> first,
        IReadOnlyList<double> second,
        int resamples,
        long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        if (first.Count == 0 || first.Count != second.Count)
        {
            throw new ArgumentException(
                $"Pairs need as many figures of both, and at least one; there are {first.Count} and {second.Count}.",
                nameof(second));
        }

        var differences = first.Zip(second, (left, right) => left - right).ToArray();
        var random = Seed.Generator(seed);
        var means = new double[resamples];
        for (var resample = 0; resample < resamples; resample++)
        {
            means[resample] = DrawMean(differences, random);
        }

        Array.Sort(means);
        var cut = (int)(Tail * resamples);
        return new Interval(means[cut], means[resamples - 1 - cut]);
    }

    private static double DrawMean(double[] differences, Random random)
    {
        var sum = 0.0;
        for (var draw = 0; draw < differences.Length; draw++)
        {
            sum += differences[random.Next(differences.Length)];
        }

        return sum / differences.Length;
    }
}
