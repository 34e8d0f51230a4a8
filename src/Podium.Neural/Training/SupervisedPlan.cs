using System.ComponentModel.DataAnnotations;

namespace Podium.Neural.Training;

/// <summary>How long and how fast a supervised run learns.</summary>
public sealed record SupervisedPlan
{
    /// <summary>Number of optimiser steps.</summary>
    /// <value>1000.</value>
    [Range(1, 10_000_000)]
    public int Steps { get; init; } = 1000;

    /// <summary>Prompts in a step.</summary>
    /// <value>128.</value>
    [Range(1, 65_536)]
    public int Batch { get; init; } = 128;

    /// <summary>Highest step size of the optimiser.</summary>
    /// <value>0.003.</value>
    [Range(0, 1)]
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>
    /// Steps over which the step size rises to its highest, before it falls along a cosine to a tenth.
    /// </summary>
    /// <value>50.</value>
    [Range(0, 1_000_000)]
    public int WarmUpSteps { get; init; } = 50;

    /// <summary>The step size over the run.</summary>
    public LearningRateSchedule Schedule => new()
    {
        Peak = LearningRate,
        WarmUpSteps = WarmUpSteps,
        TotalSteps = Steps,
    };
}
