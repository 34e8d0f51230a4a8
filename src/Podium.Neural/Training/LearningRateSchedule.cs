namespace Podium.Neural.Training;

/// <summary>
/// A learning rate that warms up linearly and then stays, or falls along half a cosine to a share of its peak.
/// </summary>
public sealed record LearningRateSchedule
{
    /// <summary>The highest learning rate; above 0.</summary>
    public required double Peak { get; init; }

    /// <summary>Steps over which the rate rises from Peak / WarmUpSteps to the peak.</summary>
    /// <value>0: it starts at the peak.</value>
    public int WarmUpSteps { get; init; }

    /// <summary>Steps of the whole run, after which the rate stays at its last value.</summary>
    /// <value>0: the rate stays at the peak.</value>
    public int TotalSteps { get; init; }

    /// <summary>Share of the peak that is left at the end of the cosine, in [0, 1].</summary>
    /// <value>0.1.</value>
    public double FinalShare { get; init; } = 0.1;

    /// <summary>The rate of a step, counted from 0.</summary>
    public double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (step < WarmUpSteps)
        {
            return Peak * (step + 1) / WarmUpSteps;
        }

        if (TotalSteps <= WarmUpSteps)
        {
            return Peak;
        }

        var progress = Math.Min(1.0, (step - WarmUpSteps) / (double)(TotalSteps - WarmUpSteps));
        return Peak * (FinalShare + ((1 - FinalShare) * 0.5 * (1 + Math.Cos(Math.PI * progress))));
    }
}
