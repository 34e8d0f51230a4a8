namespace Podium.Evaluation.Statistics;

/// <summary>A share of successes among independent trials.</summary>
/// <remarks>
/// The interval is Wilson's score interval (Wilson, "Probable inference", 1927) without continuity correction. It
/// stays within 0 and 1, and is sound where all or none succeed.
/// </remarks>
public readonly record struct Proportion
{
    /// <summary>The normal distribution's 97.5% point.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Makes one.</summary>
    /// <param name="successes">Number of successes; from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Number of trials; 0 if there was none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Proportion(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, successes);
        Successes = successes;
        Trials = trials;
    }

    /// <summary>Number of successes.</summary>
    public int Successes { get; }

    /// <summary>Number of trials.</summary>
    public int Trials { get; }

    /// <summary>The share, 0 to 1; <see langword="null"/> without a trial.</summary>
    public double? Share => Trials == 0 ? null : (double)Successes / Trials;

    /// <summary>Wilson's 95% interval; 0 to 1 without a trial.</summary>
    public Interval Interval()
    {
        if (Trials == 0)
        {
            return new Interval(0, 1);
        }

        const double squared = Z * Z;
        var failures = Trials - Successes;
        var scale = Trials + squared;
        var centre = (Successes + (squared / 2)) / scale;
        var half = Z / scale * Math.Sqrt(((double)Successes * failures / Trials) + (squared / 4));
        return new Interval(
            Successes == 0 ? 0 : centre - half,
            failures == 0 ? 1 : centre + half);
    }
}
