using Podium.Cli.Views;
using Podium.Evaluation.Benchmarks;
using Podium.Providers.Pools;
using Podium.Providers.Pools.Documents;

namespace Podium.Cli.Benchmarks.Problems;

/// <summary>
/// What conductors of a pool did on problems of a file, with all that it takes to measure it again.
/// </summary>
/// <param name="command">The command line.</param>
/// <param name="problems">The problems.</param>
/// <param name="pool">The pool.</param>
/// <param name="now">When it was measured.</param>
internal sealed class ProblemSheet(string command, BenchmarkProblems problems, PoolFile pool, DateTimeOffset now)
{
    /// <summary>The table; others are compared with the first.</summary>
    /// <param name="results">The results.</param>
    /// <param name="fromCache">Number of answers that came from the cache.</param>
    public BenchmarkTable Of(IReadOnlyList<BenchmarkResult> results, long fromCache) => BenchmarkTable.Of(
        $"{Counts.Of(problems.Problems.Count, "problem")} before {Path.GetFileName(pool.Path)}",
        [
            .. BenchmarkSheet.Notes(command, now),
            $"Problems: {problems.Describe()}.",
            $"Workers: {string.Join(", ", pool.Document.Workers.Select(Describe))}.",
            .. FromCache(results, fromCache),
            .. FaultCount.Describe(results),
            .. StandIns(results),
            .. BenchmarkSheet.BestWorker(results),
        ],
        results);

    private static string Describe(KeyValuePair<string, ModelEntry> worker) =>
        $"{worker.Key} ({worker.Value.Model} at {worker.Value.Service})";

    private static IEnumerable<string> FromCache(IReadOnlyList<BenchmarkResult> results, long answers)
    {
        if (answers == 0)
        {
            return [];
        }

        var all = results.SelectMany(result => result.Problems).ToArray();
        var saved = all.Sum(problem => problem.Saved);
        var paid = all.Sum(problem => problem.Price) - saved;
        return
        [
            $"Paid now: {Figures.Price(paid)}. {Counts.Of(answers, "answer")} came from the cache, which had cost "
            + $"{Figures.Price(saved)}; prices below are what all of them cost.",
        ];
    }

    private static IEnumerable<string> StandIns(IReadOnlyList<BenchmarkResult> results) =>
        from result in results
        let judged = result.Problems.Where(problem => problem.Verdict.IsRight is not null)
        let stoodIn = judged.Count(problem => problem.StandIns.Count > 0)
        where stoodIn > 0
        select $"In {Counts.Of(stoodIn, "problem")} of {result.Entrant} another worker stood in for one that failed.";
}
