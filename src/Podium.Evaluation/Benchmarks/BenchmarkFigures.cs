using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Benchmarks;

/// <summary>What a number of problems say about a conductor. Means are over the problems judged.</summary>
/// <param name="Problems">Number of problems, faulted ones included.</param>
/// <param name="Faulted">Number of problems that a fault stopped; they are neither right nor wrong.</param>
/// <param name="Unusable">Number of problems, wrong ones, for which no usable workflow was written.</param>
/// <param name="Accuracy">Right answers among the problems judged.</param>
/// <param name="MeanSteps">Steps whose worker was called; <see langword="null"/> if no problem was judged.</param>
/// <param name="MeanTokens">Tokens of workers and conductor, likewise.</param>
/// <param name="MeanWorkerPrice">Price of the workers' tokens, in the pool's currency, likewise.</param>
/// <param name="MeanPrice">Price of the tokens of workers and conductor, likewise.</param>
public sealed record BenchmarkFigures(
    int Problems,
    int Faulted,
    int Unusable,
    Proportion Accuracy,
    double? MeanSteps,
    double? MeanTokens,
    decimal? MeanWorkerPrice,
    decimal? MeanPrice)
{
    /// <summary>The figures of some results.</summary>
    public static BenchmarkFigures Of(IReadOnlyList<ProblemResult> results)
    {
        var judged = results.Where(result => result.Verdict.IsRight is not null).ToArray();
        return new BenchmarkFigures(
            results.Count,
            results.Count - judged.Length,
            judged.Count(result => result.Verdict is Verdict.Unusable),
            new Proportion(judged.Count(result => result.Verdict.IsRight == true), judged.Length),
            judged.Length == 0 ? null : judged.Average(result => result.Steps),
            judged.Length == 0 ? null : judged.Average(result => result.Usage.TotalTokens()),
            judged.Length == 0 ? null : judged.Average(result => result.WorkerPrice),
            judged.Length == 0 ? null : judged.Average(result => result.Price));
    }
}
