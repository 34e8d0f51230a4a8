namespace Podium.Evaluation.Statistics;

/// <summary>
/// Probabilities of several comparisons, corrected so that by chance any of them seems to differ no more often than a
/// single one would (Holm, "A simple sequentially rejective multiple test procedure", 1979). It asks nothing of how the
/// comparisons depend on one another, and refuses none that Bonferroni's correction admits.
/// </summary>
public static class HolmCorrection
{
    /// <summary>The corrected probabilities, in the order given.</summary>
    /// <param name="probabilities">A probability of each comparison, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is no probability.</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> probabilities)
    {
        var adjusted = new double[probabilities.Count];
        var largest = 0.0;
        var left = probabilities.Count;
        foreach (var (index, probability) in probabilities.Index().OrderBy(pair => pair.Item))
        {
            if (probability is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(probabilities), probability, "A probability is from 0 to 1.");
            }

            largest = Math.Max(largest, Math.Min(1, left * probability));
            adjusted[index] = largest;
            left--;
        }

        return adjusted;
    }
}
