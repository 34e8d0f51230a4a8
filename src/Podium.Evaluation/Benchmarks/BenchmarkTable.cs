namespace Podium.Evaluation.Benchmarks;

/// <summary>A benchmark's figures side by side.</summary>
/// <param name="Title">What was measured.</param>
/// <param name="Notes">How to get the same table: command, seed, commit, date; one line each.</param>
/// <param name="Rows">One row per entrant, in their order.</param>
/// <param name="Comparisons">The first entrant compared with each of the others.</param>
public sealed record BenchmarkTable(
    string Title,
    IReadOnlyList<string> Notes,
    IReadOnlyList<BenchmarkRow> Rows,
    IReadOnlyList<BenchmarkComparison> Comparisons)
{
    /// <summary>A table of <paramref name="results"/>, each compared with the first.</summary>
    /// <exception cref="ArgumentException">The entrants did not have the same problems in the same order.</exception>
    public static BenchmarkTable Of(
        string title,
        IReadOnlyList<string> notes,
        IReadOnlyList<BenchmarkResult> results)
    {
        var comparisons = results.Skip(1).Select(other =>
            new BenchmarkComparison(results[0].Entrant, other.Entrant, results[0].CompareWith(other)));
        return new BenchmarkTable(
            title,
            notes,
            [.. results.Select(result => result.ToRow())],
            [.. comparisons]);
    }
}
