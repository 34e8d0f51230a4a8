using Podium.Core.Problems;
using Podium.Core.Randomness;

namespace Podium.Evaluation.Problems;

/// <summary>Draws problems of a set.</summary>
public static class ProblemDraw
{
    /// <summary>
    /// Problems in an order drawn by a seed, without repetition: fewer of them by the same seed are the first of more.
    /// </summary>
    /// <param name="problems">The problems to draw from.</param>
    /// <param name="count">How many; <see langword="null"/>, or more than there are, for all.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static IReadOnlyList<Problem> Take(IReadOnlyList<Problem> problems, int? count, long seed)
    {
        Problem[] drawn = [.. problems];
        Seed.Generator(seed).Shuffle(drawn);
        return [.. drawn.Take(count ?? int.MaxValue)];
    }
}
