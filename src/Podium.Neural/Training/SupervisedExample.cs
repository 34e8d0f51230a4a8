namespace Podium.Neural.Training;

/// <summary>A prompt and what should follow it.</summary>
/// <param name="Prompt">Tokens of the prompt; at least one.</param>
/// <param name="Completions">Token sequences that may follow, each with its end token; they share the prompt.</param>
public sealed record SupervisedExample(int[] Prompt, IReadOnlyList<int[]> Completions);
