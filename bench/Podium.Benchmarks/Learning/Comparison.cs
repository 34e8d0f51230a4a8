using Podium.Benchmarks.Reference;

namespace Podium.Benchmarks.Learning;

/// <summary>Seconds of both sides by round, and by phase.</summary>
internal sealed class Comparison
{
    private const double WarmUpSeconds = 1.5;
    private const double LeastRoundSeconds = 0.3;

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

    /// <summary>Measures both sides in turn, once the JIT has compiled the engine for good.</summary>
    public static async Task<Comparison> RunAsync(
        ILearningSide ours, ReferenceProcess reference, string measure, int rounds)
    {
        var result = new Comparison();
        await RoundAsync(MeasureOurs, WarmUpSeconds);
        for (var round = 0; round < rounds; round++)
        {
            Settle();
            result._ours.Add(await RoundAsync(MeasureOurs, LeastRoundSeconds));
            result._reference.Add(
                await RoundAsync(() => reference.AskAsync("measure", measure), LeastRoundSeconds));
        }

        return result;

        Task<ReferenceReply> MeasureOurs() => Task.FromResult(ours.Measure());
    }

    /// <summary>Median seconds of the engine alone.</summary>
    public static async Task<double> SecondsAsync(ILearningSide side, int rounds)
    {
        await RoundAsync(Measure, WarmUpSeconds);
        var seconds = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            seconds[round] = Total(await RoundAsync(Measure, LeastRoundSeconds));
        }

        return Median(seconds);

        Task<ReferenceReply> Measure() => Task.FromResult(side.Measure());
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

    /// <summary>Mean seconds by phase of as many measurements as fill a round.</summary>
    private static async Task<IReadOnlyDictionary<string, double>> RoundAsync(
        Func<Task<ReferenceReply>> measure, double leastSeconds)
    {
        var sums = new Dictionary<string, double>();
        var count = 0;
        while (count == 0 || Total(sums) < leastSeconds)
        {
            foreach (var (phase, seconds) in (await measure()).Seconds)
            {
                sums[phase] = sums.GetValueOrDefault(phase) + seconds;
            }

            count++;
        }

        return sums.ToDictionary(sum => sum.Key, sum => sum.Value / count);
    }

    private static double Total(IReadOnlyDictionary<string, double> seconds) => seconds.Values.Sum();

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
