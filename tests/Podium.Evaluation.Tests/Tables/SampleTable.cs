using Podium.Core.Budgets;
using Podium.Core.Problems;
using Podium.Evaluation.Benchmarks;

namespace Podium.Evaluation.Tests.Tables;

/// <summary>A table with everything in it: right, wrong, unusable, faulted, and an entrant never judged.</summary>
internal static class SampleTable
{
    private static readonly Problem[] Problems =
    [
        new("a", "Q?", "1", ["sums"]),
        new("b", "Q?", "1", ["days"]),
        new("c", "Q?", "1", ["sums", "words"]),
        new("d", "Q?", "1", ["sums", "words"]),
    ];

    public static BenchmarkTable Make()
    {
        var learned = Result("learned", "rrrr", steps: 1, price: 0.0001234m, seconds: 12.34);
        var random = Result("ran|dom", "rwuf", steps: 3, price: 1234.5m, seconds: 100);
        var broken = Result("broken", "ffff", steps: 1, price: 1m, seconds: 0.04);
        return BenchmarkTable.Of("Sample", ["Seed 1.", "Commit `abc`."], [learned, random, broken]);
    }

    public static BenchmarkResult Result(string name, string verdicts, int steps, decimal price, double seconds)
    {
        var results = Problems.Zip(verdicts, (problem, verdict) => new ProblemResult(
            problem,
            VerdictOf(verdict),
            Answer: null,
            [.. Enumerable.Repeat("worker", steps * problem.Skills.Count)],
            new TokenUsage(100, 20),
            price / 2,
            price,
            TimeSpan.FromSeconds(1)));
        return new BenchmarkResult(name, results.ToArray(), TimeSpan.FromSeconds(seconds));
    }

    private static Verdict VerdictOf(char letter) => letter switch
    {
        'r' => new Verdict.Graded(new Grade(IsCorrect: true, "Right.")),
        'w' => new Verdict.Graded(new Grade(IsCorrect: false, "Wrong.")),
        'u' => new Verdict.Unusable("No list."),
        _ => new Verdict.Faulted("Cut off."),
    };
}
