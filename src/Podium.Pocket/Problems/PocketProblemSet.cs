using Podium.Core.Conductors;
using Podium.Core.Problems;
using Podium.Core.Randomness;

namespace Podium.Pocket.Problems;

/// <summary>Problems of the mixed set, from one skill up to chains of four, drawn from a seed.</summary>
public sealed class PocketProblemSet
{
    private readonly Dictionary<string, PocketProblem> _byQuestion;

    private PocketProblemSet(IReadOnlyList<PocketProblem> problems)
    {
        Problems = [.. problems.Select(problem => problem.Problem)];
        _byQuestion = problems.ToDictionary(problem => problem.Problem.Text);
    }

    /// <summary>The problems; no question stands twice.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Draws <paramref name="count"/> problems; the same seed gives the same problems.</summary>
    public static PocketProblemSet Draw(ProblemSplit split, int count, long seed) =>
        Draw(split, count, seed, _ => true);

    /// <summary>Draws <paramref name="count"/> problems whose skills are <paramref name="wanted"/>.</summary>
    internal static PocketProblemSet Draw(
        ProblemSplit split, int count, long seed, Func<IReadOnlyList<string>, bool> wanted)
    {
        var random = Seed.Generator(seed, (long)split);
        var problems = new Dictionary<string, PocketProblem>();
        while (problems.Count < count)
        {
            var problem = ProblemGenerator.DrawMixed(random, split);
            if (wanted(problem.Problem.Skills))
            {
                problems.TryAdd(problem.Problem.Text, problem);
            }
        }

        return new PocketProblemSet([.. problems.Values]);
    }

    /// <summary>
    /// A conductor that is told the skills behind this set's problems and always names, for each, the worker whose card
    /// is best: a bound on what a team can do.
    /// </summary>
    public IConductor CreateOracle() => new OracleConductor(question =>
        _byQuestion.TryGetValue(question, out var problem)
            ? problem
            : throw new ArgumentException("The oracle knows the problems of its own set only.", nameof(question)));
}
