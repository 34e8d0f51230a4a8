using System.Globalization;
using System.Reflection;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks;

/// <summary>A benchmark's table with all that it takes to get the same one again.</summary>
internal static class BenchmarkSheet
{
    private const double SmallestProbability = 1e-300;

    /// <summary>The table of results.</summary>
    /// <param name="results">The results; others are compared with the first.</param>
    /// <param name="command">The command line.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="now">When it was measured.</param>
    public static BenchmarkTable Of(
        IReadOnlyList<BenchmarkResult> results, string command, long seed, DateTimeOffset now)
    {
        var problems = results[0].Problems.Count.ToString(CultureInfo.InvariantCulture);
        string[] notes = [.. Notes(command, now), .. BestWorker(results)];
        return BenchmarkTable.Of(
            $"Pocket benchmark: {problems} test problems, seed {seed.ToString(CultureInfo.InvariantCulture)}",
            notes,
            results);
    }

    /// <summary>What it takes to get the same table again.</summary>
    public static IReadOnlyList<string> Notes(string command, DateTimeOffset now)
    {
        var date = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var cores = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture);
        return [$"Command: `{command}`", $"Podium {Version()}, measured {date} on {cores} cores."];
    }

    /// <summary>How the first compares with the best of the workers alone; nothing if none was judged.</summary>
    public static IEnumerable<string> BestWorker(IReadOnlyList<BenchmarkResult> results)
    {
        var best = results
            .Skip(1)
            .Where(result => Entrants.IsSingleWorker(result.Entrant))
            .Where(result => BenchmarkFigures.Of(result.Problems).Accuracy.Share is not null)
            .MaxBy(result => BenchmarkFigures.Of(result.Problems).Accuracy.Share);
        return best is null || results[0].CompareWith(best) is not { Pairs: > 0 } test ? [] :
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"Best single worker: {best.Entrant}. {results[0].Entrant} is "
                + $"{100 * test.Difference:+0.0;-0.0;0.0} points beside it "
                + $"(exact McNemar p {Probability(test.ExactP)})."),
        ];
    }

    private static string Version() => typeof(BenchmarkSheet).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static string Probability(double value) => value < SmallestProbability
        ? string.Create(CultureInfo.InvariantCulture, $"< {SmallestProbability:0e+0}")
        : string.Create(CultureInfo.InvariantCulture, $"= {value:0.##e+0}");
}
