using System.ComponentModel.DataAnnotations;

namespace Podium.Training.Grpo.Stopping;

/// <summary>
/// When a run ends before all its updates are done: once the mean success of the last ones is high enough. Updates
/// count from when workflows may have any length and every stratum is open.
/// </summary>
public sealed record GrpoStopRule
{
    /// <summary>Share of right answers among rollouts of free length that is enough, 0 to 1.</summary>
    [Range(0, 1)]
    public required double Success { get; init; }

    /// <summary>Updates over which the mean is taken.</summary>
    /// <value>20; the paper stops after a fixed number.</value>
    [Range(1, 100_000)]
    public int Over { get; init; } = 20;
}
