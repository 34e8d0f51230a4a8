using Podium.Cli.Terminals;
using Podium.Cli.Views;
using Podium.Evaluation.Benchmarks;
using Spectre.Console;

namespace Podium.Cli.Benchmarks;

/// <summary>Shows a benchmark's progress as bars, with the remaining time.</summary>
internal sealed class LiveBenchmarkView(IAnsiConsole console) : IBenchmarkView, IProgress<BenchmarkProgress>
{
    private readonly Dictionary<string, (ProgressTask Bar, Tally Tally, int Work)> _entrants = [];
    private ProgressTask? _all;

    /// <summary>Tells what was spent; <see langword="null"/> where that is not shown.</summary>
    public Func<decimal>? Spent { get; init; }

    /// <inheritdoc/>
    public Task ShowAsync(
        IReadOnlyList<BenchEntry> entries, Func<IProgress<BenchmarkProgress>, Task> run) => console
        .Progress()
        .AutoClear(true)
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn(),
            new PercentageColumn(),
            new RemainingTimeColumn())
        .StartAsync(context =>
        {
            foreach (var (entrant, problems) in entries)
            {
                var bar = context.AddTask(Name(entrant.Name), autoStart: false, maxValue: problems.Count);
                _entrants[entrant.Name] = (bar, new Tally(), Entrants.WorkOf(entrant));
            }

            _all = context.AddTask("all", maxValue: entries.Sum(Work));
            return run(this);
        });

    /// <inheritdoc/>
    public void Report(BenchmarkProgress value)
    {
        var (bar, tally, work) = _entrants[value.Entrant];
        tally.Count(value);
        if (!bar.IsStarted)
        {
            bar.StartTask();
        }

        bar.Description = $"{Name(value.Entrant)} {tally.Percent}{tally.Faults}";
        bar.Increment(1);
        _all!.Increment(work);
        if (Spent is { } spent)
        {
            _all.Description = $"all, {Figures.Price(spent())} spent";
        }
    }

    private static double Work(BenchEntry entry) =>
        (double)Entrants.WorkOf(entry.Entrant) * entry.Problems.Count;

    private static string Name(string entrant) => Markup.Escape(TerminalText.OneLine(entrant));
}
