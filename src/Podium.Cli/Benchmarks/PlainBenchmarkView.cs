using System.Globalization;
using Podium.Cli.Views;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks;

/// <summary>Shows a benchmark's progress as plain lines, ten for each entrant.</summary>
internal sealed class PlainBenchmarkView(TextWriter output, TimeProvider clock)
    : IBenchmarkView, IProgress<BenchmarkProgress>
{
    private const int LinesPerEntrant = 10;

    private readonly Dictionary<string, Tally> _tallies = [];
    private readonly Dictionary<string, int> _work = [];
    private long _start;
    private long _workDone;
    private long _workInAll;

    /// <summary>Tells what was spent; <see langword="null"/> where that is not shown.</summary>
    public Func<decimal>? Spent { get; init; }

    /// <inheritdoc/>
    public Task ShowAsync(
        IReadOnlyList<BenchEntry> entries, Func<IProgress<BenchmarkProgress>, Task> run)
    {
        foreach (var (entrant, problems) in entries)
        {
            _tallies[entrant.Name] = new Tally();
            _work[entrant.Name] = Entrants.WorkOf(entrant);
        }

        _workInAll = entries.Sum(entry => (long)Entrants.WorkOf(entry.Entrant) * entry.Problems.Count);
        _start = clock.GetTimestamp();
        return run(this);
    }

    /// <inheritdoc/>
    public void Report(BenchmarkProgress value)
    {
        var tally = _tallies[value.Entrant];
        tally.Count(value);
        _workDone += _work[value.Entrant];
        if (value.Done * LinesPerEntrant / value.Problems == (value.Done - 1) * LinesPerEntrant / value.Problems)
        {
            return;
        }

        var elapsed = clock.GetElapsedTime(_start);
        var remaining = elapsed * ((double)(_workInAll - _workDone) / _workDone);
        var spent = Spent is { } spending ? $", {Figures.Price(spending())} spent" : "";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Entrant}: {value.Done} of {value.Problems} problems, {tally.Percent} right{tally.Faults}{spent}; "
            + $"{elapsed.TotalSeconds:0} s so far, about {remaining.TotalSeconds:0} s left in all"));
        output.Flush();
    }
}
