using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Benchmarks;

/// <summary>Everything an entrant did in a benchmark.</summary>
/// <param name="Entrant">Name of the entrant.</param>
/// <param name="Problems">One result per problem, in the problems' order.</param>
/// <param name="Elapsed">
/// Wall time from the first problem's start to the last one's end; <see langword="null"/> where answers came from a
/// cache, so that it says nothing of how long they take.
/// </param>
public sealed record BenchmarkResult(string Entrant, IReadOnlyList<ProblemResult> Problems, TimeSpan? Elapsed)
{
    /// <summary>The figures of this result.</summary>
    public BenchmarkRow ToRow() => new(
        Entrant,
        BenchmarkFigures.Of(Problems),
        [
            .. Problems
                .GroupBy(result => result.Problem.Skills.Count)
                .OrderBy(group => group.Key)
                .Select(group => new BenchmarkSlice(group.Key, BenchmarkFigures.Of([.. group]))),
        ],
        [
            .. Problems
                .Where(result => result.Problem.Skills.Count == 1)
                .GroupBy(result => result.Problem.Skills[0], StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new SkillSlice(group.Key, BenchmarkFigures.Of([.. group]))),
        ],
        Elapsed);

    /// <summary>Compares this entrant with another on the problems on which neither was stopped by a fault.</summary>
    /// <exception cref="ArgumentException">The two did not have the same problems in the same order.</exception>
    public PairedTest CompareWith(BenchmarkResult other)
    {
        var ids = Problems.Select(result => result.Problem.Id);
        if (!ids.SequenceEqual(other.Problems.Select(result => result.Problem.Id)))
        {
            throw new ArgumentException(
                $"'{Entrant}' and '{other.Entrant}' did not have the same problems.",
                nameof(other));
        }

        return PairedTest.Of(
            [.. Problems.Select(result => result.Verdict.IsRight)],
            [.. other.Problems.Select(result => result.Verdict.IsRight)]);
    }
}
