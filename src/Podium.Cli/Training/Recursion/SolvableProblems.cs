using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Pocket.Problems;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training.Recursion;

/// <summary>
/// Draws problems to be solved, as many of each number of skills. For those that take more skills than the conductor
/// has met, it is told what the steps ask, cut at random into more parts than it knows: what a shorter workflow has
/// right of such a problem is right by chance.
/// </summary>
/// <param name="pool">All workers; each problem comes before a draw of them.</param>
/// <param name="hasLong">Whether there are problems that take more steps than a workflow has.</param>
/// <param name="seed">Seed of the draws.</param>
internal sealed class SolvableProblems(WorkerPool pool, bool hasLong, long seed)
{
    private static readonly int KnownStrata = PocketCurriculum.Strata.Count;

    private readonly int _strata = KnownStrata + (hasLong ? PocketCurriculum.StrataOfSeveralRounds.Count : 0);

    /// <summary>Draws <paramref name="count"/> problems, one after the other.</summary>
    public IEnumerable<SolvableProblem> Draw(int count) =>
        Enumerable.Range(0, count).Select(index => Draw(index % _strata, Seed.Mix(seed, index)));

    private SolvableProblem Draw(int stratum, long own)
    {
        var isLong = stratum >= KnownStrata;
        var leastSteps = isLong ? KnownStrata + 1 : 1;
        var (problem, subtasks) = PocketCurriculum.DrawCutProblem(stratum, leastSteps, Seed.Mix(own, 1));
        var drawn = PocketCurriculum.DrawPool(pool, progress: 1, Seed.Mix(own, 2));
        return new SolvableProblem(
            new RolloutItem(problem, drawn, stratum, Seed.Mix(own, 3)), isLong ? subtasks : null);
    }
}
