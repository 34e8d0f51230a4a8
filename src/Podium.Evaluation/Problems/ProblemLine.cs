namespace Podium.Evaluation.Problems;

/// <summary>Any further line of a file of problems.</summary>
internal sealed record ProblemLine(string Id, string Text, string Reference, IReadOnlyList<string> Skills);
