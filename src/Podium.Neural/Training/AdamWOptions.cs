using System.ComponentModel.DataAnnotations;

namespace Podium.Neural.Training;

/// <summary>Settings of <see cref="AdamW"/>.</summary>
public sealed record AdamWOptions
{
    /// <summary>Decay of the mean of gradients.</summary>
    /// <value>0.9.</value>
    [Range(0, 1)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of the mean of squared gradients.</summary>
    /// <value>0.95, usual for transformers.</value>
    [Range(0, 1)]
    public double Beta2 { get; init; } = 0.95;

    /// <summary>Added to the root of the mean of squares.</summary>
    /// <value>1e-8.</value>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>
    /// Share of a matrix that decays with each step, times the learning rate; norms and biases do not.
    /// </summary>
    /// <value>0.01.</value>
    public double WeightDecay { get; init; } = 0.01;
}
