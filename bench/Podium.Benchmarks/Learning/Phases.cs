using System.Diagnostics;

namespace Podium.Benchmarks.Learning;

/// <summary>Adds up the seconds of the phases of a computation.</summary>
internal sealed class Phases
{
    private readonly Dictionary<string, double> _seconds = [];
    private long _since = Stopwatch.GetTimestamp();

    public IReadOnlyDictionary<string, double> Seconds => _seconds;

    /// <summary>Counts the time since the last end, or since the beginning, to <paramref name="phase"/>.</summary>
    public void End(string phase)
    {
        var now = Stopwatch.GetTimestamp();
        _seconds[phase] = _seconds.GetValueOrDefault(phase) + Stopwatch.GetElapsedTime(_since, now).TotalSeconds;
        _since = now;
    }
}
