namespace Podium.Benchmarks.Reference;

/// <summary>A step of GRPO to time, and fixed rollouts for which both sides must find the same loss.</summary>
/// <param name="Prompts">Prompts of equal length.</param>
/// <param name="Samples">Rollouts for each prompt; all lists below are by prompt, then rollout.</param>
/// <param name="Lengths">Tokens of each rollout, whatever is drawn.</param>
/// <param name="Advantages">Weight of each rollout.</param>
/// <param name="Rollouts">Tokens of the fixed rollouts.</param>
/// <param name="LogProbabilities">Log-probabilities that the fixed rollouts count as drawn with.</param>
/// <param name="LearningRate">Size of the step.</param>
internal sealed record PolicyWork(
    IReadOnlyList<int[]> Prompts,
    int Samples,
    IReadOnlyList<int> Lengths,
    IReadOnlyList<float> Advantages,
    IReadOnlyList<int[]> Rollouts,
    IReadOnlyList<float[]> LogProbabilities,
    double LearningRate);
