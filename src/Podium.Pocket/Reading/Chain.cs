using Podium.Pocket.Problems;

namespace Podium.Pocket.Reading;

/// <summary>Operations that were read from a question, as far as it matters how they can go on.</summary>
/// <param name="Output">What they come to.</param>
/// <param name="Last">The last of them; <see langword="null"/> before the first.</param>
/// <param name="Length">Their number.</param>
internal sealed record Chain(Value? Output, Operation? Last, int Length)
{
    /// <summary>Nothing yet.</summary>
    public static readonly Chain Empty = new(null, null, 0);

    /// <summary>Whether problems go on from these to <paramref name="operation"/>.</summary>
    public bool CanGoOnTo(Operation operation) => Last is null
        ? operation.Input is null || Output is not null
        : Length < ProblemGenerator.LongestChain
            && operation.CanContinue(Output!)
            && operation.Skill != Last.Skill;
}
