using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks;

/// <summary>Shows how far a benchmark has come.</summary>
internal interface IBenchmarkView
{
    /// <summary>Shows what <paramref name="run"/> reports while it lasts.</summary>
    Task ShowAsync(
        IReadOnlyList<BenchEntry> entries, Func<IProgress<BenchmarkProgress>, Task> run);
}
