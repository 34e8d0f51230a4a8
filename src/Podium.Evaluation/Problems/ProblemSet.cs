using Podium.Core.Problems;

namespace Podium.Evaluation.Problems;

/// <summary>Problems that are run together.</summary>
/// <param name="Name">What the set is called in tables.</param>
/// <param name="Problems">The problems, in their order; ids are unique.</param>
public sealed record ProblemSet(string Name, IReadOnlyList<Problem> Problems);
