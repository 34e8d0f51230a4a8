using System.Globalization;
using Podium.Cli.Views;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks;

/// <summary>Counts an entrant's right answers as they come.</summary>
internal sealed class Tally
{
    private int _judged;
    private int _right;
    private int _faulted;

    /// <summary>Share of right answers among those judged, in percent.</summary>
    public string Percent => _judged == 0
        ? "-"
        : (100.0 * _right / _judged).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>Number of faults, behind other figures; nothing without one.</summary>
    public string Faults => _faulted == 0 ? "" : ", " + Counts.Of(_faulted, "fault");

    public void Count(BenchmarkProgress progress)
    {
        var isRight = progress.Latest.Verdict.IsRight;
        _faulted += isRight is null ? 1 : 0;
        _judged += isRight is null ? 0 : 1;
        _right += isRight == true ? 1 : 0;
    }
}
