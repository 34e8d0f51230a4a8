using System.Globalization;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks;

/// <summary>Counts an entrant's right answers as they come.</summary>
internal sealed class Tally
{
    private int _judged;
    private int _right;

    /// <summary>Share of right answers among those judged, in percent.</summary>
    public string Percent => _judged == 0
        ? "-"
        : (100.0 * _right / _judged).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    public void Count(BenchmarkProgress progress)
    {
        if (progress.Latest.Verdict.IsRight is { } isRight)
        {
            _judged++;
            _right += isRight ? 1 : 0;
        }
    }
}
