using System.Globalization;
using Podium.Cli.Terminals;
using Podium.Cli.Views;
using Podium.Evaluation.Profiling;

namespace Podium.Cli.Pools.Profiling;

/// <summary>Shows a measurement's progress as ten plain lines.</summary>
internal sealed class PlainProfileView(TextWriter output, TimeProvider clock) : IProfileView, IProgress<ProfileProgress>
{
    private const int Lines = 10;

    private Dictionary<string, ProfileTally> _tallies = [];
    private int _calls;
    private int _done;
    private long _start;

    /// <inheritdoc/>
    public Task<ProfileOutcome> ShowAsync(
        ProfilePlan plan, Func<IProgress<ProfileProgress>, Task<ProfileOutcome>> run)
    {
        _tallies = ProfileTally.Of(plan);
        _calls = plan.Missing.Count;
        _start = clock.GetTimestamp();
        return run(this);
    }

    /// <inheritdoc/>
    public void Report(ProfileProgress value)
    {
        _tallies[value.Latest.Worker].Count(value.Latest);
        _done++;
        if (_done * Lines / _calls == (_done - 1) * Lines / _calls)
        {
            return;
        }

        var elapsed = clock.GetElapsedTime(_start);
        var remaining = elapsed * ((double)(_calls - _done) / _done);
        var workers = _tallies.Select(pair => $"{TerminalText.OneLine(pair.Key)} {pair.Value.Text}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_done} of {_calls} calls, {Figures.Price(value.Spent)} spent; {elapsed.TotalSeconds:0} s so far, about "
            + $"{remaining.TotalSeconds:0} s left; {string.Join("; ", workers)}"));
        output.Flush();
    }
}
