using Podium.Cli.Training.Checkpoints;
using Podium.Training.Alarms;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Report;

/// <summary>What a training left, for a page about it.</summary>
internal sealed record TrainingReport
{
    /// <summary>Updates over which figures are averaged, as alarms do.</summary>
    public static int Window { get; } = new AlarmOptions().Window;

    /// <summary>Measurements over which regret is averaged, as alarms do.</summary>
    public static int RegretWindow { get; } = new AlarmOptions().RegretWindow;

    /// <summary>Reports of the updates in which the conductor learned to write workflows, in their order.</summary>
    public IReadOnlyList<GrpoReport> Grpo { get; init; } = [];

    /// <summary>Reports of the updates in which it then learned to go on from rounds, in their order.</summary>
    public IReadOnlyList<GrpoReport> Recursion { get; init; } = [];

    /// <summary>
    /// The updates that most of the page is about: those of rounds only where the conductor had learned to write
    /// workflows before the training began.
    /// </summary>
    public IReadOnlyList<GrpoReport> Updates => Grpo.Count > 0 ? Grpo : Recursion;

    /// <summary>Losses of the supervised stages, in the order in which they were trained.</summary>
    public IReadOnlyList<StageLoss> Losses { get; init; } = [];

    /// <summary>Cards of the pool's workers, if they were measured.</summary>
    public IReadOnlyList<MeasuredWorker> Workers { get; init; } = [];

    /// <summary>Cards of the workers that the conductor never meets, if they were measured.</summary>
    public IReadOnlyList<MeasuredWorker> UnseenWorkers { get; init; } = [];

    /// <summary>The stages of which anything was found.</summary>
    public IReadOnlyList<StageRecord> Stages { get; init; } = [];
}
