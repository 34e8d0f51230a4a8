namespace Podium.Training.Rollouts;

/// <summary>
/// A worker was not called, for the call might have cost more than is left: nothing is known of the rollout, and those
/// that would follow cannot be run either. Whoever learns ends here and goes on from a checkpoint once there is more.
/// </summary>
public sealed class OverBudgetException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="needed">The most that the call could have cost.</param>
    public OverBudgetException(decimal needed)
        : base("The next call might cost more than is left of the budget.") => Needed = needed;

    /// <summary>The most that the call could have cost, in the pool's currency.</summary>
    public decimal Needed { get; }
}
