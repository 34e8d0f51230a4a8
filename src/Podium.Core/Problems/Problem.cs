namespace Podium.Core.Problems;

/// <summary>A question with a checkable answer.</summary>
/// <param name="Id">Stable name of the problem, unique within its set.</param>
/// <param name="Text">The question as a person would ask it.</param>
/// <param name="Reference">The right answer, in the form that the set's grader understands.</param>
/// <param name="Skills">Names of the skills the problem takes, in the order in which they are needed.</param>
public sealed record Problem(string Id, string Text, string Reference, IReadOnlyList<string> Skills);
