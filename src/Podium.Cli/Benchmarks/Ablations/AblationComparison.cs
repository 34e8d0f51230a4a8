using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Statistics;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>A variant beside the whole, over the seeds that both have, problem by problem.</summary>
/// <param name="Difference">Its share of right answers less that of the whole, -1 to 1.</param>
/// <param name="Interval">95% interval of the difference over problems.</param>
/// <param name="Probability">
/// Exact probability of a difference at least this large by chance, in which all that was measured of a problem counts
/// as one.
/// </param>
internal sealed record AblationComparison(double Difference, Interval Interval, double Probability)
{
    private const int Resamples = 2000;

    /// <summary>Compares; <see langword="null"/> where no problem of a seed was judged for both.</summary>
    public static AblationComparison? Of(AblationOutcome variant, AblationOutcome whole)
    {
        var seeds = variant.Results.Keys.Where(whole.Results.ContainsKey).Order().ToArray();
        var problems = seeds
            .SelectMany(seed => Verdicts(variant.Results[seed]).Zip(Verdicts(whole.Results[seed])).Index())
            .Where(pair => pair.Item is { First: not null, Second: not null })
            .GroupBy(pair => pair.Index, pair => (Own: pair.Item.First!.Value, Whole: pair.Item.Second!.Value))
            .Select(group => group.ToArray())
            .ToArray();
        if (problems.Length == 0)
        {
            return null;
        }

        var own = problems.Select(times => times.Average(time => time.Own ? 1.0 : 0)).ToArray();
        var others = problems.Select(times => times.Average(time => time.Whole ? 1.0 : 0)).ToArray();
        return new AblationComparison(
            own.Average() - others.Average(),
            PairedBootstrap.Difference(own, others, Resamples, seed: 1),
            SignFlipTest.Probability(
                [.. problems.Select(times => times.Sum(time => (time.Own ? 1 : 0) - (time.Whole ? 1 : 0)))]));
    }

    private static IEnumerable<bool?> Verdicts(BenchmarkResult result) =>
        result.Problems.Select(problem => problem.Verdict.IsRight);
}
