using Podium.Core.Problems;
using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Pocket.Knowledge;

namespace Podium.Pocket.Problems;

/// <summary>
/// Draws problems by their number of skills, and pools for them: workers in random order, some left out; a
/// worker that knows a bit of everything comes late, so that teams are found before they are compared with it.
/// </summary>
public static class PocketCurriculum
{
    private const double KeepNeeded = 0.97;
    private const double KeepOther = 0.7;
    private const double MostGeneralists = 0.6;
    private const double GeneralistsFrom = 0.55;
    private const int ManySkills = 3;

    /// <summary>Names of the strata: the number of skills a problem takes.</summary>
    public static IReadOnlyList<string> Strata { get; } = ["one skill", "two skills", "three skills", "four skills"];

    /// <summary>Draws a training problem of a stratum.</summary>
    /// <param name="stratum">Index into <see cref="Strata"/>.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static Problem DrawProblem(int stratum, long seed) =>
        ProblemGenerator.Draw(Seed.Generator(seed), ProblemSplit.Train, stratum + 1).Problem;

    /// <summary>Draws a pool for a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="all">All workers.</param>
    /// <param name="progress">Share of the run that is done, 0 to 1.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static WorkerPool DrawPool(Problem problem, WorkerPool all, double progress, long seed)
    {
        var random = Seed.Generator(seed);
        var kept = all.Workers.Where(worker => random.NextDouble() < Keep(worker.Card, problem, progress)).ToArray();
        return kept.Length == 0
            ? all
            : new WorkerPool(random.PickDistinct(kept, kept.Length), all.Question);
    }

    private static double Keep(WorkerCard card, Problem problem, double progress)
    {
        var known = card.Skills.Where(skill => skill.Accuracy >= 0.2).Select(skill => skill.Skill).ToArray();
        return known.Length >= ManySkills ? Math.Clamp((progress - GeneralistsFrom) * 2, 0, MostGeneralists)
            : known.Any(problem.Skills.Contains) ? KeepNeeded
            : KeepOther;
    }
}
