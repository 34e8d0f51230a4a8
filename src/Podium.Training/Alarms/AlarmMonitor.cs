using System.Globalization;
using Podium.Training.Grpo;

namespace Podium.Training.Alarms;

/// <summary>
/// Watches a run's reports and says when learning goes one of the ways in which others were seen to fail: form is
/// learned and nothing else, one worker gets everything, teams are given up, rewards say nothing, a single worker would
/// do. What it says depends on the reports alone, so one that is given those of a run's beginning goes on where the
/// run's own was.
/// </summary>
public sealed class AlarmMonitor
{
    private const double ManySkills = 1.3;

    private readonly AlarmOptions _options;
    private readonly List<GrpoReport> _recent = [];
    private readonly List<double> _regrets = [];
    private readonly HashSet<AlarmKind> _raised = [];
    private double _correctAtFirst;
    private int _seen;

    /// <summary>Makes a monitor.</summary>
    /// <param name="options">When to raise what; <see langword="null"/> for the defaults.</param>
    public AlarmMonitor(AlarmOptions? options = null) => _options = options ?? new AlarmOptions();

    /// <summary>
    /// Takes in the next update's report and returns the alarms that it raises; each is raised once until its cause has
    /// gone away.
    /// </summary>
    public IReadOnlyList<Alarm> Observe(GrpoReport report)
    {
        Take(report);
        if (_recent.Count < _options.Window)
        {
            return [];
        }

        var alarms = new List<Alarm>();
        foreach (var (kind, message) in Checks())
        {
            if (message is null)
            {
                _raised.Remove(kind);
            }
            else if (_raised.Add(kind))
            {
                alarms.Add(new Alarm(kind, report.Step, message));
            }
        }

        return alarms;
    }

    private void Take(GrpoReport report)
    {
        _seen++;
        _recent.Add(report);
        if (_recent.Count > _options.Window)
        {
            _recent.RemoveAt(0);
        }

        if (_seen == _options.Window)
        {
            _correctAtFirst = Mean(one => one.CorrectGivenValid);
        }

        if (report.Regret is { } regret)
        {
            _regrets.Add(regret.ToBestWorker);
        }
    }

    private IEnumerable<(AlarmKind Kind, string? Message)> Checks()
    {
        yield return (AlarmKind.FormatOnly, FormatOnly());
        yield return (AlarmKind.OneWorker, OneWorker());
        yield return (AlarmKind.OneStep, OneStep());
        yield return (AlarmKind.DeadGradient, DeadGradient());
        yield return (AlarmKind.NoGainOverWorker, NoGainOverWorker());
    }

    private string? FormatOnly()
    {
        var (valid, correct) = (Mean(report => report.Valid), Mean(report => report.CorrectGivenValid));
        return _seen >= 2 * _options.Window
            && valid >= _options.MostEqualGroups
            && correct < _options.Successful
            && correct - _correctAtFirst < _options.LeastRise
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Form is learned and nothing else: {valid:0%} of the workflows are valid, {correct:0%} of those "
                    + $"are right, after {_correctAtFirst:0%} at first. Measure what an oracle team reaches: where "
                    + $"workers hardly differ there is nothing to learn; else raise learningRate or groups.")
                : null;
    }

    private string? OneWorker()
    {
        var entropy = Mean(report => report.RoutingEntropy);
        return entropy < _options.LeastRoutingEntropy
            && Mean(report => report.PoolWorkers) > 1
            && Skills() != 1
            && Mean(report => report.CorrectGivenValid) < _options.Successful
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"One worker is called for everything: the entropy of who is called is {entropy:0.00} bits. Raise "
                    + $"entropyTarget, or leave that worker out of the pools for a while.")
                : null;
    }

    private string? OneStep()
    {
        var (steps, skills) = (Mean(report => report.WorkflowSteps), Mean(report => report.ProblemSkills));
        var correct = Mean(report => report.CorrectGivenValid);
        return steps is > 0 && steps < _options.LeastSteps && skills > ManySkills && correct < _options.Successful
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Teams were given up: workflows have {steps:0.00} steps where problems take {skills:0.0} skills, and "
                + $"{correct:0%} are right. Force lengths for longer (forceLengthsUntil), or raise entropyTarget.")
            : null;
    }

    private string? DeadGradient()
    {
        var (equal, correct) = (Mean(report => report.ZeroVarianceGroups), Mean(report => report.CorrectGivenValid));
        return equal > _options.MostEqualGroups && correct < _options.Successful
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Rewards say nothing: in {equal:0%} of the groups all are equal, and {correct:0%} of the workflows "
                + $"are right. Draw easier problems first, or raise groupSize or entropyTarget.")
            : null;
    }

    private string? NoGainOverWorker()
    {
        var window = _options.RegretWindow;
        if (_regrets.Count < 2 * window)
        {
            return null;
        }

        var (first, last) = (_regrets.Take(window).Average(), _regrets.TakeLast(window).Average());
        return last >= 0 && last > first - _options.LeastRise
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The best worker alone is {100 * last:0.0} points better, after {100 * first:0.0} at first: a team is "
                + $"not worth its price so far. Compare with the oracle team: if that is no better, no Conductor is.")
            : null;
    }

    /// <summary>Number of different skills that were asked for; 0 where that is not known.</summary>
    private int Skills() => _recent.SelectMany(report => report.Calls).DistinctBy(calls => calls.Skill).Count();

    private double Mean(Func<GrpoReport, double> figure) => _recent.Average(figure);
}
