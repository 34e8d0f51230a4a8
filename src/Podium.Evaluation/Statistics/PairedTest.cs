namespace Podium.Evaluation.Statistics;

/// <summary>
/// Compares two conductors on the same problems by those on which only one of them was right.
/// </summary>
/// <remarks>
/// McNemar's test (1947) in its exact form: under the hypothesis that both are equally good, the number of problems
/// that only the first got right is binomial with even odds. The mid-p variant is Fagerland, Lydersen and Laake, "The
/// McNemar test for binary matched-pairs data" (2013), which recommends it; the exact one is conservative.
/// </remarks>
public sealed record PairedTest
{
    private PairedTest(int onlyFirst, int onlySecond, int pairs)
    {
        OnlyFirst = onlyFirst;
        OnlySecond = onlySecond;
        Pairs = pairs;
        (ExactP, MidP) = Probabilities(onlyFirst, onlySecond);
    }

    /// <summary>Number of problems that only the first got right.</summary>
    public int OnlyFirst { get; }

    /// <summary>Number of problems that only the second got right.</summary>
    public int OnlySecond { get; }

    /// <summary>Number of problems compared.</summary>
    public int Pairs { get; }

    /// <summary>The first one's accuracy less the second's, -1 to 1; 0 without a pair.</summary>
    public double Difference => Pairs == 0 ? 0 : (double)(OnlyFirst - OnlySecond) / Pairs;

    /// <summary>Two-sided exact probability of a difference at least this large by chance; 1 without one.</summary>
    public double ExactP { get; }

    /// <summary>The same, with the probability of the very difference counted half; 1 without one.</summary>
    public double MidP { get; }

    /// <summary>A comparison by its counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or pairs are too few.</exception>
    public static PairedTest Of(int onlyFirst, int onlySecond, int pairs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, onlyFirst + onlySecond);
        return new PairedTest(onlyFirst, onlySecond, pairs);
    }

    /// <summary>
    /// A comparison of two lists of verdicts in the same order of problems; pairs in which one is
    /// <see langword="null"/>, for it was never judged, are left out.
    /// </summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static PairedTest Of(IReadOnlyList<bool?> first, IReadOnlyList<bool?> second)
    {
        if (first.Count != second.Count)
        {
            throw new ArgumentException(
                $"Pairs need the same problems; the first has {first.Count}, the second {second.Count}.",
                nameof(second));
        }

        var pairs = first.Zip(second).Where(pair => pair is { First: not null, Second: not null }).ToArray();
        return Of(
            pairs.Count(pair => pair is { First: true, Second: false }),
            pairs.Count(pair => pair is { First: false, Second: true }),
            pairs.Length);
    }

    private static (double Exact, double Mid) Probabilities(int onlyFirst, int onlySecond)
    {
        var disagreements = onlyFirst + onlySecond;
        if (disagreements == 0)
        {
            return (1, 1);
        }

        var fewer = Math.Min(onlyFirst, onlySecond);
        var logMass = -disagreements * Math.Log(2);
        var below = 0.0;
        for (var count = 0; count < fewer; count++)
        {
            below += Math.Exp(logMass);
            logMass += Math.Log(disagreements - count) - Math.Log(count + 1);
        }

        var mass = Math.Exp(logMass);
        var exact = Math.Min(1, 2 * (below + mass));
        return (exact, onlyFirst == onlySecond ? 1 - (mass / 2) : (2 * below) + mass);
    }
}
