using Podium.Cli.CommandLine;
using Podium.Core.Problems;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Grading;
using Podium.Providers.Caching;

namespace Podium.Cli.Benchmarks;

/// <summary>Runs entrants one after another and shows how far they are.</summary>
internal sealed class BenchRun(CommandHost host, IGrader grader, BenchmarkOptions options)
    : IProgress<BenchmarkProgress>
{
    private IProgress<BenchmarkProgress>? _view;

    /// <summary>A benchmark on the pocket problems, one at a time.</summary>
    public BenchRun(CommandHost host, long seed)
        : this(host, new ExactAnswerGrader(), new BenchmarkOptions { Seed = seed, TimeProvider = host.Clock })
    {
    }

    /// <summary>Runs a benchmark's problems.</summary>
    public BenchmarkRunner Runner { get; } = new(grader, options);

    /// <summary>Tells what was spent; <see langword="null"/> where that is not shown.</summary>
    public Func<decimal>? Spent { get; init; }

    /// <summary>Where answers may come from that take no time; <see langword="null"/> for nowhere.</summary>
    public AnswerCache? Cache { get; init; }

    /// <summary>Number of runs that have ended.</summary>
    public int Done { get; private set; }

    /// <summary>The results, in the order of <paramref name="entries"/>.</summary>
    /// <exception cref="BudgetSpentException">The benchmark's budget did not cover a call.</exception>
    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(
        IReadOnlyList<BenchEntry> entries, CancellationToken cancellationToken)
    {
        IBenchmarkView view = host.Terminal.IsErrorLive
            ? new LiveBenchmarkView(host.Terminal.OpenError()) { Spent = Spent }
            : new PlainBenchmarkView(host.Terminal.Error, host.Clock) { Spent = Spent };
        var results = new List<BenchmarkResult>();
        await view.ShowAsync(entries, async progress =>
        {
            _view = progress;
            foreach (var (entrant, problems) in entries)
            {
                var hits = Cache?.Hits;
                var result = await Runner.RunAsync(entrant, problems, this, cancellationToken).ConfigureAwait(false);
                results.Add(Cache?.Hits == hits ? result : result with { Elapsed = null });
            }
        }).ConfigureAwait(false);
        return results;
    }

    /// <inheritdoc/>
    public void Report(BenchmarkProgress value)
    {
        Done++;
        _view!.Report(value);
    }
}
