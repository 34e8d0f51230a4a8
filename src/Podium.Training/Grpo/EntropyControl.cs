namespace Podium.Training.Grpo;

/// <summary>
/// Steers the weight of the entropy term such that choices keep a wanted entropy, which falls to zero towards the end
/// of a run. The further the entropy is off, the faster the weight moves.
/// </summary>
internal sealed class EntropyControl(GrpoOptions options)
{
    private const double Speed = 0.1;
    private const double SmallestWeight = 1e-4;
    private const double SmallestTarget = 0.05;

    /// <summary>Weight of the entropy term.</summary>
    public double Weight { get; set; } = options.LargestEntropyWeight;

    /// <summary>Takes in the entropy of an update's choices, in nats.</summary>
    /// <param name="entropy">Mean entropy of a choice.</param>
    /// <param name="progress">Share of the run that is done, 0 to 1.</param>
    public void Steer(double entropy, double progress)
    {
        var falling = Math.Clamp((progress - options.EntropyFrom) / (options.EntropyUntil - options.EntropyFrom), 0, 1);
        var target = options.EntropyTarget * (1 - falling);
        var lack = Math.Clamp((target - entropy) / Math.Max(target, SmallestTarget), -1, 1);
        var smallest = Math.Min(SmallestWeight, options.LargestEntropyWeight);
        Weight = Math.Clamp(Weight * Math.Exp(Speed * lack), smallest, options.LargestEntropyWeight);
    }
}
