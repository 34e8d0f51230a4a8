namespace Podium.Core.Execution;

/// <summary>An earlier step as a worker is shown it.</summary>
/// <param name="Index">
/// 0-based position of the step in the workflow; negative for earlier rounds, whose last step is -1.
/// </param>
/// <param name="Subtask">What that step's worker was asked.</param>
/// <param name="Output">What it answered.</param>
public sealed record VisibleStep(int Index, string Subtask, string Output);
