using Podium.Cli.Views;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks.Problems;

/// <summary>What faults left of an entrant's problems.</summary>
internal static class FaultCount
{
    /// <summary>One sentence of each entrant that a fault stopped.</summary>
    public static IEnumerable<string> Describe(IReadOnlyList<BenchmarkResult> results) =>
        results.Select(Describe).OfType<string>();

    private static string? Describe(BenchmarkResult result)
    {
        var faults = result.Problems.Select(problem => problem.Verdict).OfType<Verdict.Faulted>().ToArray();
        if (faults.Length == 0)
        {
            return null;
        }

        var what = faults.Length == result.Problems.Count
            ? $"{result.Entrant} has no figures: faults stopped all of its runs"
            : $"Faults stopped {Counts.Of(faults.Length, "run")} of {result.Entrant}, which count neither as right nor "
                + "as wrong";
        return $"{what}. The last one: {faults[^1].Reason.TrimEnd('.')}.";
    }
}
