using System.ComponentModel.DataAnnotations;

namespace Podium.Core.Learning;

/// <summary>Settings of one policy update.</summary>
public sealed record PolicyUpdateOptions
{
    /// <summary>Step size of the optimiser.</summary>
    /// <value>0.0003.</value>
    [Range(0, 1)]
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>Half-width of the interval in which the probability ratio is trusted.</summary>
    /// <value>0.2, the paper's.</value>
    [Range(0, 1)]
    public double ClipRange { get; init; } = 0.2;

    /// <summary>Weight of the entropy of choices, added to the objective.</summary>
    /// <value>0, the paper's.</value>
    [Range(0, 10)]
    public double EntropyWeight { get; init; }

    /// <summary>
    /// Whether only calls are learned; wording and length are left as they are.
    /// </summary>
    public bool LearnsCallsOnly { get; init; }

    /// <summary>Norm to which the gradient is cut.</summary>
    /// <value>1.0, the paper's.</value>
    [Range(0, 1000)]
    public double GradientNorm { get; init; } = 1.0;
}
