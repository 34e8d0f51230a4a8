using Podium.Core.Problems;

namespace Podium.Pocket.Problems;

/// <summary>A generated problem with the operations behind it and the phrases it is made of.</summary>
/// <param name="Problem">The problem as everybody else sees it.</param>
/// <param name="Operations">The operations, in the order in which they must be done.</param>
/// <param name="Phrases">Says what any run of its operations is called.</param>
internal sealed record PocketProblem(
    Problem Problem,
    IReadOnlyList<AppliedOperation> Operations,
    IPhrasing Phrases)
{
    /// <summary>Number of operations.</summary>
    public int Length => Operations.Count;

    /// <summary>
    /// The operations [first, end) as a subtask in plain language; all of them are the question itself.
    /// </summary>
    public string Subtask(int first, int end) =>
        first == 0 && end == Length ? Problem.Text : Phrases.Part(first, end);
}
