using Podium.Benchmarks.Reference;

namespace Podium.Benchmarks.Learning;

/// <summary>Seconds of both sides by round, and by phase.</summary>
internal sealed class Comparison
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    private readonly List<IReadOnlyDictionary<string, double>> _ours = [];
    private readonly List<IReadOnlyDictionary<string, double>> _reference = [];

    /// <summary>Median seconds of the engine.</summary>
    public double Ours => Median(_ours.Select(Total));

    /// <summary>Median seconds of the reference.</summary>
    public double Reference => Median(_reference.Select(Total));

    /// <summary>How many times as fast the engine is, round by round: least, median, most.</summary>
    public (double Least, double Median, double Most) Ratio
    {
        get
        {
            double[] ratios = [.. _reference.Zip(_ours, (reference, ours) => Total(reference) / Total(ours))];
            return (ratios.Min(), Median(ratios), ratios.Max());
        }
    }

    /// <summary>Measures both sides in turn, after one unmeasured run of the engine.</summary>
    public static async Task<Comparison> RunAsync(
        ILearningSide ours, ReferenceProcess reference, string measure, int rounds)
    {
        var result = new Comparison();
        ours.Measure();
        for (var round = 0; round < rounds; round++)
        {
            Settle();
            result._ours.Add(ours.Measure().Seconds);
            result._reference.Add((await reference.AskAsync("measure", measure)).Seconds);
        }

        return result;
    }

    /// <summary>Measures one side of the engine alone.</summary>
    public static double Seconds(ILearningSide side, int rounds)
    {
        side.Measure();
        return Median(Enumerable.Range(0, rounds).Select(_ => Total(side.Measure().Seconds)).ToArray());
    }

    /// <summary>Median seconds of a phase.</summary>
    public (double Ours, double Reference) Phase(string name) =>
        (Median(_ours.Select(seconds => seconds[name])), Median(_reference.Select(seconds => seconds[name])));

    // The reference's threads look for more work for a while after its answer; they must not take the engine's time.
    private static void Settle()
    {
        using var never = new ManualResetEventSlim();
        never.Wait(Settling);
    }

    private static double Total(IReadOnlyDictionary<string, double> seconds) => seconds.Values.Sum();

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
