using Podium.Cli.Training.Report.Charts;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Report.Sections;

/// <summary>Charts of how often the conductor is right.</summary>
/// <param name="updates">The updates; at least one.</param>
internal sealed class SuccessCharts(IReadOnlyList<GrpoReport> updates)
{
    private const double PointsPerShare = 100;

    /// <summary>Reward, form and success.</summary>
    public LineChart Reward()
    {
        Curve[] curves =
        [
            updates.Smoothed("P(correct | valid)", update => update.CorrectGivenValid),
            updates.Smoothed("reward", update => update.Reward),
            updates.Smoothed("P(valid)", update => update.Valid),
        ];
        var figure = new ChartFigure(
            "reward",
            "Reward, form and success",
            "Valid is what can be run. A vertical line marks an alarm.");
        return new LineChart(figure, ChartAxis.Share("share of workflows; mean reward", curves.Values()), curves)
        {
            Size = ChartSize.Wide,
            Events = [.. updates.SelectMany(update => update.Alarms).Select(alarm => (alarm.Step, alarm.Message))],
        };
    }

    /// <summary>Success per stratum.</summary>
    public LineChart? Strata()
    {
        var strata = updates.Max(update => update.StratumSuccess.Count);
        var curves = Enumerable.Range(0, strata)
            .Select(stratum => updates.Plain($"stratum {stratum + 1}", update => Of(update, stratum)))
            .ToArray();
        var figure = new ChartFigure(
            "strata", "Success per stratum", "Strata are sorts of problems, easy ones first; moving averages.");
        return strata == 0
            ? null
            : new LineChart(figure, ChartAxis.Share("share of right answers", curves.Values()), curves);

        static double Of(GrpoReport update, int stratum) =>
            stratum < update.StratumSuccess.Count ? update.StratumSuccess[stratum] : double.NaN;
    }

    /// <summary>Regret to the best worker and to the oracle team.</summary>
    public LineChart? Regret()
    {
        var measured = updates.Where(update => update.Regret is not null).ToArray();
        Curve[] curves =
        [
            measured.Plain("to the best worker", update => PointsPerShare * update.Regret!.ToBestWorker),
            measured.Plain("to the oracle team", update => PointsPerShare * update.Regret!.ToOracle ?? double.NaN),
        ];
        var figure = new ChartFigure(
            "regret",
            "Regret",
            "How much more often others are right on the same problems; below zero the conductor is ahead.");
        return measured.Length == 0
            ? null
            : new LineChart(figure, ChartAxis.Amount("percentage points", curves.Values().Append(0)), curves);
    }
}
