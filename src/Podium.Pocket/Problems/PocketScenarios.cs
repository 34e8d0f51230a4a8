using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Neural.Conducting;
using Podium.Pocket.Knowledge;

namespace Podium.Pocket.Problems;

/// <summary>
/// Pools and problems that a conductor which has learned its pool by heart would fail on. Workers stand in another
/// order for every problem.
/// </summary>
public static class PocketScenarios
{
    private const int FewestWorkers = 3;

    /// <summary>Draws the scenarios; the same seed gives the same ones.</summary>
    /// <param name="pool">The workers that the conductor met in training.</param>
    /// <param name="unseen">Others, each good at one skill; empty leaves their scenario out.</param>
    /// <param name="count">Number of problems in each scenario.</param>
    /// <param name="seed">Seed of problems and pools.</param>
    public static IReadOnlyList<PocketScenario> Draw(
        WorkerPool pool, IReadOnlyList<Worker> unseen, int count, long seed)
    {
        var usual = PocketProblemSet.Draw(ProblemSplit.Test, count, seed, IsSeen);
        var combined = PocketProblemSet.Draw(ProblemSplit.Test, count, seed, HeldOutCombinations.AreIn);
        var asLong = PocketProblemSet.DrawAsLong(ProblemSplit.Test, combined, seed, IsSeen);
        var single = PocketProblemSet.Draw(ProblemSplit.Test, count, seed, skills => skills.Count == 1);
        var replaced = unseen.Count == 0 ? null : Replace(pool, unseen);
        return
        [
            new PocketScenario(
                "full pool",
                "All workers that were there in training, and combinations of skills that were.",
                usual,
                index => Shuffle(pool.Workers, index)),
            new PocketScenario(
                "random subsets",
                $"From {FewestWorkers} workers to all but one, drawn for each problem.",
                usual,
                index => DrawSubset(pool, Generator(index))),
            .. replaced is null
                ? Array.Empty<PocketScenario>()
                : [new PocketScenario(
                    "unseen workers",
                    "Every specialist is replaced by one of another shape and training, known by its card alone.",
                    usual,
                    index => Shuffle(replaced, index))],
            new PocketScenario(
                "unseen combinations",
                "Problems ask for skills that no training problem asked for together.",
                combined,
                index => Shuffle(pool.Workers, index)),
            new PocketScenario(
                "seen combinations",
                "As long as those of 'unseen combinations', of skills that training problems asked for together.",
                asLong,
                index => Shuffle(pool.Workers, index)),
            new PocketScenario(
                "specialist removed",
                "Problems of one skill, whose specialist is not there.",
                single,
                index => Shuffle(Without(pool, single.Problems[index].Skills[0]), index)),
        ];

        static bool IsSeen(IReadOnlyList<string> skills) => !HeldOutCombinations.AreIn(skills);

        Random Generator(int index) => Seed.Generator(seed, index, 1);

        WorkerPool Shuffle(IReadOnlyList<Worker> workers, int index) =>
            new(Generator(index).PickDistinct(workers, workers.Count), pool.Question);
    }

    private static WorkerPool DrawSubset(WorkerPool pool, Random random)
    {
        var most = pool.Workers.Count;
        var count = most <= FewestWorkers ? most : random.Next(FewestWorkers, most);
        return new WorkerPool(random.PickDistinct(pool.Workers, count), pool.Question);
    }

    private static IReadOnlyList<Worker> Replace(WorkerPool pool, IReadOnlyList<Worker> unseen)
    {
        var skills = unseen.Select(worker => BestSkill(worker.Card)).ToArray();
        return [.. pool.Workers.Where(worker => !skills.Any(skill => IsSpecialist(worker, skill))), .. unseen];
    }

    private static IReadOnlyList<Worker> Without(WorkerPool pool, string skill) =>
        [.. pool.Workers.Where(worker => !IsSpecialist(worker, skill))];

    private static bool IsSpecialist(Worker worker, string? skill) =>
        Shows(worker.Card) && !PocketCurriculum.IsGeneralist(worker.Card) && BestSkill(worker.Card) == skill;

    private static bool Shows(WorkerCard card) => ConductorPrompt.Shown(card).Any();

    private static string? BestSkill(WorkerCard card) => card.Skills.MaxBy(skill => skill.Accuracy)?.Skill;
}
