using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Statistics;

namespace Podium.Cli.Benchmarks.Rounds;

/// <summary>What rounds after the first made of answers.</summary>
/// <param name="Mended">Runs that were wrong after the first round and right in the end, of those wrong then.</param>
/// <param name="Broken">Runs that were right after the first round and wrong in the end, of those right then.</param>
/// <param name="Accepted">Right answers that the next round accepted, of those that met a next round.</param>
internal sealed record RoundFigures(Proportion Mended, Proportion Broken, Proportion Accepted)
{
    /// <summary>The figures of an entrant's runs, those that a fault stopped left out.</summary>
    public static RoundFigures Of(BenchmarkResult result)
    {
        var runs = result.Problems
            .Where(problem => problem.Verdict.IsRight is not null && problem.Rounds.Count > 0)
            .Select(problem => (First: problem.Rounds[0].IsRight, InTheEnd: problem.Verdict.IsRight == true))
            .ToArray();
        var met = result.Problems
            .Where(problem => problem.Verdict.IsRight is not null)
            .SelectMany(problem => problem.Rounds.Zip(problem.Rounds.Skip(1)))
            .Where(pair => pair.First.IsRight)
            .ToArray();
        return new RoundFigures(
            new Proportion(runs.Count(run => run is { First: false, InTheEnd: true }), runs.Count(run => !run.First)),
            new Proportion(runs.Count(run => run is { First: true, InTheEnd: false }), runs.Count(run => run.First)),
            new Proportion(met.Count(pair => pair.Second.IsAcceptance), met.Length));
    }
}
