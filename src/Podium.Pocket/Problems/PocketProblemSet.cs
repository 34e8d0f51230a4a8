using Podium.Core.Conductors;
using Podium.Core.Problems;
using Podium.Core.Randomness;

namespace Podium.Pocket.Problems;

/// <summary>
/// Problems drawn from a seed: the mixed set, from one skill up to chains of four, or longer chains.
/// </summary>
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

    /// <summary>
    /// Draws <paramref name="count"/> problems of five to eight skills, as many of each number; the same seed gives the
    /// same problems.
    /// </summary>
    public static PocketProblemSet DrawLong(ProblemSplit split, int count, long seed) => Draw(
        count,
        Seed.Generator(seed, (long)split, 1),
        (random, index) => ProblemGenerator.Draw(
            random,
            split,
            ProblemGenerator.LongestChain + 1
                + (index % (ProblemGenerator.LongestOfSeveralRounds - ProblemGenerator.LongestChain))),
        _ => true);

    /// <summary>Draws <paramref name="count"/> problems whose skills are <paramref name="wanted"/>.</summary>
    internal static PocketProblemSet Draw(
        ProblemSplit split, int count, long seed, Func<IReadOnlyList<string>, bool> wanted) => Draw(
        count, Seed.Generator(seed, (long)split), (random, _) => ProblemGenerator.DrawMixed(random, split), wanted);

    /// <summary>
    /// Draws problems of as many skills as each of <paramref name="others"/>, whose skills are
    /// <paramref name="wanted"/>.
    /// </summary>
    internal static PocketProblemSet DrawAsLong(
        ProblemSplit split, PocketProblemSet others, long seed, Func<IReadOnlyList<string>, bool> wanted) => Draw(
        others.Problems.Count,
        Seed.Generator(seed, (long)split, 2),
        (random, index) => ProblemGenerator.Draw(random, split, others.Problems[index].Skills.Count),
        wanted);

    private static PocketProblemSet Draw(
        int count, Random random, Func<Random, int, PocketProblem> draw, Func<IReadOnlyList<string>, bool> wanted)
    {
        var problems = new Dictionary<string, PocketProblem>();
        while (problems.Count < count)
        {
            var problem = draw(random, problems.Count);
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
    public IConductor CreateOracle() => new OracleConductor(Find);

    /// <summary>
    /// A conductor that cuts this set's problems in two halves and gives both to the first worker of the pool, the
    /// second with what came of the first.
    /// </summary>
    public IConductor CreateHalving() => new HalvingConductor(Find);

    private PocketProblem Find(string question) => _byQuestion.TryGetValue(question, out var problem)
        ? problem
        : throw new ArgumentException("Only the problems of its own set are known.", nameof(question));
}
