using Podium.Cli.CommandLine;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Grading;

namespace Podium.Cli.Benchmarks;

/// <summary>Runs entrants one after another and shows how far they are.</summary>
internal sealed class BenchRun(CommandHost host, long seed)
{
    /// <summary>The results, in the order of <paramref name="entries"/>.</summary>
    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(
        IReadOnlyList<BenchEntry> entries, CancellationToken cancellationToken)
    {
        IBenchmarkView view = host.Terminal.IsErrorLive
            ? new LiveBenchmarkView(host.Terminal.OpenError())
            : new PlainBenchmarkView(host.Terminal.Error, host.Clock);
        var options = new BenchmarkOptions { Seed = seed, TimeProvider = host.Clock };
        var runner = new BenchmarkRunner(new ExactAnswerGrader(), options);
        var results = new List<BenchmarkResult>();
        await view.ShowAsync(entries, async progress =>
        {
            foreach (var (entrant, problems) in entries)
            {
                var result = runner.RunAsync(entrant, problems, progress, cancellationToken);
                results.Add(await result.ConfigureAwait(false));
            }
        }).ConfigureAwait(false);
        return results;
    }
}
