using Podium.Cli.Training.Stages;
using Podium.Training.Alarms;

namespace Podium.Cli.Training.Views;

/// <summary>How far one stage has come.</summary>
internal sealed class StageRow(StagePlan plan)
{
    private readonly List<double> _rewards = [];
    private readonly List<Alarm> _alarms = [];
    private long _begun;
    private int _doneBefore;
    private TimeSpan? _timePerStep;

    public StagePlan Plan { get; } = plan;

    /// <summary>Steps done.</summary>
    public int Done { get; private set; }

    public bool IsBegun { get; private set; }

    public bool IsFinished { get; private set; }

    /// <summary>What the last step saw.</summary>
    public StepMetrics? Latest { get; private set; }

    /// <summary>Rewards of all steps.</summary>
    public IReadOnlyList<double> Rewards => _rewards;

    /// <summary>Alarms that were raised since the stage began or went on.</summary>
    public IReadOnlyList<Alarm> Alarms => _alarms;

    /// <summary>Takes in what happened to the stage.</summary>
    public void Apply(TrainingEvent happened, TimeProvider clock)
    {
        switch (happened)
        {
            case TrainingEvent.Begun begun:
                _begun = clock.GetTimestamp();
                _rewards.AddRange(begun.Rewards);
                (IsBegun, Done, _doneBefore) = (true, begun.Done, begun.Done);
                break;
            case TrainingEvent.Advanced advanced:
                (Done, Latest) = (advanced.Done, advanced.Metrics ?? Latest);
                if (advanced.Metrics is RewardMetrics reward)
                {
                    _rewards.Add(reward.Report.Reward);
                    _alarms.AddRange(reward.Report.Alarms);
                }

                break;
            default:
                _timePerStep = TimePerStep(clock);
                (IsFinished, Done) = (true, Plan.Steps);
                break;
        }
    }

    /// <summary>Time since the stage began or went on.</summary>
    public TimeSpan Elapsed(TimeProvider clock) => clock.GetElapsedTime(_begun);

    /// <summary>Time that the rest will take at the pace so far; nothing before the first step.</summary>
    public TimeSpan? Remaining(TimeProvider clock) => TimePerStep(clock) * (Plan.Steps - Done);

    /// <summary>Mean time of the steps since the stage began or went on; nothing before the first of them.</summary>
    public TimeSpan? TimePerStep(TimeProvider clock) =>
        IsFinished ? _timePerStep
        : Done > _doneBefore ? Elapsed(clock) / (Done - _doneBefore)
        : null;
}
