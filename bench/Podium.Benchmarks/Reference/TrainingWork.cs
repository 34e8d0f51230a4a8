namespace Podium.Benchmarks.Reference;

/// <summary>Training steps to time.</summary>
/// <param name="Sequences">The batch of each step; every token after a sequence's first is learned.</param>
/// <param name="LearningRate">Size of a step.</param>
/// <param name="Steps">Steps in one measurement.</param>
internal sealed record TrainingWork(IReadOnlyList<int[]> Sequences, double LearningRate, int Steps);
