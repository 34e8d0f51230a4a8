using Podium.Core.Problems;
using Podium.Core.Randomness;

namespace Podium.Evaluation.Profiling;

/// <summary>Draws the problems of a measurement.</summary>
public static class ProfileDraw
{
    /// <summary>
    /// Problems of one skill each, drawn without repetition: one of every skill in turn, as long as each has any, so
    /// that any first part of them is spread over the skills. Others are left out: they say nothing of a single skill.
    /// </summary>
    /// <param name="problems">The problems to draw from.</param>
    /// <param name="count">How many; <see langword="null"/>, or more than there are, for all.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static IReadOnlyList<Problem> Take(IReadOnlyList<Problem> problems, int? count, long seed)
    {
        var skills = problems
            .Where(problem => problem.Skills.Count == 1)
            .GroupBy(problem => problem.Skills[0], StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select((group, index) => Shuffle([.. group], Seed.Generator(seed, index)))
            .ToArray();
        var turns = skills.Select(skill => skill.Length).DefaultIfEmpty(0).Max();
        var drawn = Enumerable.Range(0, turns)
            .SelectMany(turn => skills.Where(skill => turn < skill.Length).Select(skill => skill[turn]));
        return [.. drawn.Take(count ?? int.MaxValue)];
    }

    private static Problem[] Shuffle(Problem[] problems, Random random)
    {
        random.Shuffle(problems);
        return problems;
    }
}
