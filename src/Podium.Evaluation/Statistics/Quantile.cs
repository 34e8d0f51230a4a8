namespace Podium.Evaluation.Statistics;

/// <summary>Values below which a given share of figures lies.</summary>
public static class Quantile
{
    /// <summary>
    /// The quantile of some figures: that of their order statistics, straight between the two nearest (Hyndman and Fan,
    /// "Sample quantiles in statistical packages", 1996, definition 7). At one half it is the median.
    /// </summary>
    /// <param name="figures">The figures, in any order; at least one.</param>
    /// <param name="share">The share, 0 to 1.</param>
    /// <exception cref="ArgumentException">There is no figure.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public static double Of(IReadOnlyCollection<double> figures, double share)
    {
        if (figures.Count == 0)
        {
            throw new ArgumentException("A quantile needs at least one figure.", nameof(figures));
        }

        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        }

        var sorted = figures.Order().ToArray();
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
