using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>A variant's figures: means over its seeds, each seed with the same weight.</summary>
/// <param name="Right">Share of right answers.</param>
/// <param name="Lowest">That of the seed with the fewest.</param>
/// <param name="Highest">That of the seed with the most.</param>
/// <param name="RightIfUsable">Share of right answers where the workflow could be run.</param>
/// <param name="Steps">Steps of a problem.</param>
/// <param name="WorkerPrice">Price of a problem's workers.</param>
/// <param name="Price">Price of workers and conductor.</param>
internal sealed record AblationFigures(
    double Right,
    double Lowest,
    double Highest,
    double RightIfUsable,
    double Steps,
    decimal WorkerPrice,
    decimal Price)
{
    /// <summary>The figures of a variant.</summary>
    public static AblationFigures Of(AblationOutcome outcome)
    {
        var seeds = outcome.Results.Values.Select(result => BenchmarkFigures.Of(result.Problems)).ToArray();
        var right = seeds.Select(figures => figures.Accuracy.Share ?? 0).ToArray();
        return new AblationFigures(
            right.Average(),
            right.Min(),
            right.Max(),
            seeds.Average(RightIfUsableOf),
            seeds.Average(figures => figures.MeanSteps ?? 0),
            seeds.Average(figures => figures.MeanWorkerPrice ?? 0),
            seeds.Average(figures => figures.MeanPrice ?? 0));
    }

    private static double RightIfUsableOf(BenchmarkFigures figures) =>
        (double)figures.Accuracy.Successes / Math.Max(1, figures.Accuracy.Trials - figures.Unusable);
}
