using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Neural.Conducting;
using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;
using Podium.Pocket.Skills;

namespace Podium.Pocket.Corpora;

/// <summary>
/// Draws uninformed workflows for a conductor's cold start. Taught: the form, parts of the question as subtasks, and
/// reading aloud what a called worker's card shows. Left to chance, independent of the question: the number of steps,
/// where the question is cut and in which order, who is called, every worker whose card shows an ability as often
/// as any other, for which of these, who sees what.
/// </summary>
internal static class ColdStartCorpus
{
    private const int MostSteps = 4;
    private const double MadeUpShare = 0.4;

    // A worker's id is one digit to the conductor.
    private const int MostWorkers = 10;

    /// <summary>
    /// Draws one question, four in ten in <see cref="MadeUpPhrases"/>, a made-up pool and <paramref name="plans"/>
    /// workflows.
    /// </summary>
    public static ConductorExample Draw(Random random, int plans)
    {
        var length = random.Next(1, ProblemGenerator.LongestChain + 1);
        var problem = random.NextDouble() < MadeUpShare
            ? MadeUpPhrases.Draw(random, length)
            : ProblemGenerator.Draw(random, ProblemSplit.Train, length);
        var cards = DrawCards(random);
        return new ConductorExample(
            cards,
            problem.Problem.Text,
            [],
            [.. Enumerable.Range(0, plans).Select(_ => DrawPlan(problem, cards, random))]);
    }

    /// <summary>An uninformed plan for a problem before a pool.</summary>
    public static IReadOnlyList<PlannedStep> DrawPlan(
        PocketProblem problem,
        IReadOnlyList<WorkerCard> cards,
        Random random)
    {
        var count = random.Next(1, MostSteps + 1);
        var subtasks = DrawSubtasks(problem, count, random);
        var able = Enumerable.Range(0, cards.Count)
            .Where(id => ConductorPrompt.Shown(cards[id]).Any())
            .ToArray();
        return [.. subtasks.Select((subtask, step) => DrawStep(subtask, step, cards, random.Pick(able), random))];
    }

    private static PlannedStep DrawStep(
        string subtask,
        int step,
        IReadOnlyList<WorkerCard> cards,
        int worker,
        Random random)
    {
        var ability = random.Pick([.. ConductorPrompt.Shown(cards[worker]).Select(skill => skill.Skill)]);
        return new PlannedStep(subtask, ability, worker, DrawAccess(step, random));
    }

    private static Access DrawAccess(int step, Random random) => step == 0
        ? Access.Nothing
        : random.Next(3) switch
        {
            0 => Access.Nothing,
            1 => Access.Everything,
            _ => new Access.Steps([random.Next(step)]),
        };

    /// <summary>
    /// Cuts the question at random places into at most <paramref name="count"/> parts, forwards or backwards; steps
    /// that are left over ask for a part again.
    /// </summary>
    private static List<string> DrawSubtasks(PocketProblem problem, int count, Random random)
    {
        var parts = Math.Min(count, problem.Length);
        var cuts = random.PickDistinct(Enumerable.Range(1, problem.Length - 1), parts - 1);
        Array.Sort(cuts);
        int[] bounds = [0, .. cuts, problem.Length];
        var subtasks = Enumerable.Range(0, parts)
            .Select(part => problem.Subtask(bounds[part], bounds[part + 1]))
            .ToList();
        if (random.Next(2) == 0)
        {
            subtasks.Reverse();
        }

        while (subtasks.Count < count)
        {
            var again = random.Next(subtasks.Count);
            subtasks.Insert(again, subtasks[again]);
        }

        return subtasks;
    }

    /// <summary>
    /// A made-up pool: some specialists, sometimes one worker of many abilities, sometimes one of none.
    /// </summary>
    private static WorkerCard[] DrawCards(Random random)
    {
        var count = random.Next(3, MostWorkers + 1);
        var cards = new List<WorkerCard>();
        if (random.Next(2) == 0)
        {
            cards.Add(Card(PocketSkills.Names.Select(skill => (skill, (0.3 + (0.6 * random.NextDouble())))), 12));
        }

        if (random.Next(2) == 0)
        {
            cards.Add(Card([], 0.1m));
        }

        while (cards.Count < count)
        {
            var skills = random.PickDistinct(PocketSkills.Names, random.Next(5) == 0 ? 2 : 1);
            var rated = skills.Select(skill => (skill, random.Next(4) == 0 ? 0.7 : 0.95));
            cards.Add(Card(rated, random.Pick([1m, 1m, 2m])));
        }

        return random.PickDistinct(cards, cards.Count);
    }

    private static WorkerCard Card(IEnumerable<(string Skill, double Accuracy)> skills, decimal price) => new(
        "",
        [.. skills.Select(skill => new SkillAccuracy(skill.Skill, skill.Accuracy, 1))],
        new TokenPrice(price, price),
        1024,
        64);
}
