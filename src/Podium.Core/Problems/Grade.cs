namespace Podium.Core.Problems;

/// <summary>What a grader says of one answer.</summary>
/// <param name="IsCorrect">Whether the answer is right.</param>
/// <param name="Reason">One sentence that says why.</param>
public sealed record Grade(bool IsCorrect, string Reason);
