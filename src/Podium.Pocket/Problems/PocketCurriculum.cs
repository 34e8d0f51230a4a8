using Podium.Core.Conductors;
using Podium.Core.Problems;
using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Neural.Conducting;
using Podium.Pocket.Knowledge;

namespace Podium.Pocket.Problems;

/// <summary>
/// Draws problems by their number of skills, and pools without regard to them: workers in random order, some left out;
/// a worker that knows a bit of everything comes late, so that teams are found before they are compared with it.
/// </summary>
public static class PocketCurriculum
{
    private const double WholeShare = 0.7;
    private const double KeepShare = 0.8;
    private const double MostGeneralists = 0.8;
    private const double GeneralistsFrom = 0.55;
    private const int ManySkills = 3;

    /// <summary>Names of the strata: the number of skills a problem takes.</summary>
    public static IReadOnlyList<string> Strata { get; } = ["one skill", "two skills", "three skills", "four skills"];

    /// <summary>Names of the strata after those, whose problems take more steps than one workflow has.</summary>
    public static IReadOnlyList<string> StrataOfSeveralRounds { get; } =
        ["five skills", "six skills", "seven skills", "eight skills"];

    /// <summary>Draws a training problem of a stratum, and the conductor that is told what is behind it.</summary>
    /// <param name="stratum">
    /// Index into <see cref="Strata"/>, and on into <see cref="StrataOfSeveralRounds"/>.
    /// </param>
    /// <param name="seed">Seed of the draw.</param>
    public static (Problem Problem, IConductor Oracle) DrawProblem(int stratum, long seed)
    {
        var problem = ProblemGenerator.Draw(Seed.Generator(seed), ProblemSplit.Train, stratum + 1);
        return (problem.Problem, new OracleConductor(_ => problem));
    }

    /// <summary>
    /// Draws a training problem of a stratum, and what the steps of a workflow may ask: the parts of the question in
    /// their order, cut at random, whatever skills they take.
    /// </summary>
    /// <param name="stratum">As for <see cref="DrawProblem"/>.</param>
    /// <param name="leastParts">Fewest parts, at most as many as skills.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static (Problem Problem, IReadOnlyList<string> Subtasks) DrawCutProblem(
        int stratum, int leastParts, long seed)
    {
        var random = Seed.Generator(seed);
        var problem = ProblemGenerator.Draw(random, ProblemSplit.Train, stratum + 1);
        var cuts = random.PickDistinct(Enumerable.Range(1, stratum), random.Next(leastParts - 1, stratum + 1));
        Array.Sort(cuts);
        int[] bounds = [0, .. cuts, problem.Length];
        return (problem.Problem, [.. bounds.Zip(bounds.Skip(1), problem.Subtask)]);
    }

    /// <summary>
    /// Draws a pool, without regard to the problem: which workers are there must not tell what is asked for.
    /// </summary>
    /// <param name="all">All workers.</param>
    /// <param name="progress">Share of the run that is done, 0 to 1.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static WorkerPool DrawPool(WorkerPool all, double progress, long seed)
    {
        var random = Seed.Generator(seed);
        var hasGeneralist = random.NextDouble() < Math.Clamp((progress - GeneralistsFrom) * 3, 0, MostGeneralists);
        var keepShare = random.NextDouble() < WholeShare ? 1 : KeepShare;
        var kept = all.Workers
            .Where(worker => IsGeneralist(worker.Card) ? hasGeneralist : random.NextDouble() < keepShare)
            .ToArray();
        return kept.Length == 0
            ? all
            : new WorkerPool(random.PickDistinct(kept, kept.Length), all.Question);
    }

    /// <summary>Whether a worker's card shows many abilities.</summary>
    internal static bool IsGeneralist(WorkerCard card) =>
        ConductorPrompt.Shown(card).Count() >= ManySkills;
}
