using Podium.Core.Conductors;
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
/// as any other, for which of these, who sees what; after a round, whether it is accepted, gone on from where its plan
/// ended, or from anywhere else.
/// </summary>
internal static class ColdStartCorpus
{
    private const int MostSteps = 4;
    private const int MostStepsOfLong = 5;
    private const double LongShare = 0.12;
    private const double RoundShare = 0.3;
    private const double RightShare = 0.75;

    // A worker's id is one digit to the conductor.
    private const int MostWorkers = 10;

    /// <summary>Draws one question, a made-up pool and <paramref name="plans"/> workflows.</summary>
    public static ColdStartExample Draw(Random random, int plans)
    {
        var isLong = random.NextDouble() < LongShare;
        var length = isLong
            ? random.Next(ProblemGenerator.LongestChain + 1, ProblemGenerator.LongestOfSeveralRounds + 1)
            : random.Next(1, ProblemGenerator.LongestChain + 1);
        var problem = ProblemGenerator.Draw(random, ProblemSplit.Train, length);
        var cards = DrawCards(random);
        return random.NextDouble() < RoundShare
            ? AfterRound(problem, cards, plans, random)
            : new ColdStartExample(
                cards,
                problem.Problem.Text,
                [],
                [.. Enumerable.Range(0, plans).Select(_ => DrawPlan(problem, cards, random))]);
    }

    /// <summary>An uninformed plan for a problem before a pool.</summary>
    public static IReadOnlyList<PlannedStep> DrawPlan(
        PocketProblem problem, IReadOnlyList<WorkerCard> cards, Random random) =>
        ToSteps(DrawParts(problem, 0, random), problem, cards, earlier: 0, random);

    /// <summary>Uninformed plans after a round whose plan was one as well.</summary>
    private static ColdStartExample AfterRound(
        PocketProblem problem, IReadOnlyList<WorkerCard> cards, int plans, Random random)
    {
        var parts = DrawParts(problem, 0, random);
        var prose = PlanText.Write(ToSteps(parts, problem, cards, earlier: 0, random), 0);
        string[] outputs = [.. parts.Select(part => DrawOutput(problem, part, random))];
        var round = new Round(PlanText.ToWorkflow(prose, 0), outputs, outputs[^1]);
        return new ColdStartExample(
            cards,
            problem.Problem.Text,
            [round],
            [.. Enumerable.Range(0, plans).Select(_ => DrawRevision(problem, cards, parts, random))]);
    }

    private static IReadOnlyList<PlannedStep> DrawRevision(
        PocketProblem problem, IReadOnlyList<WorkerCard> cards, IReadOnlyList<Range> done, Random random)
    {
        var from = random.Next(3) switch
        {
            0 => problem.Length,
            1 => done[^1].End.Value,
            _ => random.Next(problem.Length),
        };
        return from == problem.Length
            ? []
            : ToSteps(DrawParts(problem, from, random), problem, cards, done.Count, random);
    }

    /// <summary>What a worker may have answered: what is right, or what would be right of another part.</summary>
    private static string DrawOutput(PocketProblem problem, Range part, Random random)
    {
        var operation = random.NextDouble() < RightShare ? part.End.Value - 1 : random.Next(problem.Length);
        return problem.Operations[operation].Output.Text;
    }

    private static IReadOnlyList<PlannedStep> ToSteps(
        IReadOnlyList<Range> parts,
        PocketProblem problem,
        IReadOnlyList<WorkerCard> cards,
        int earlier,
        Random random)
    {
        var able = Enumerable.Range(0, cards.Count)
            .Where(id => ConductorPrompt.Shown(cards[id]).Any())
            .ToArray();
        return
        [
            .. parts.Select((part, step) =>
            {
                var worker = random.Pick(able);
                var ability = random.Pick([.. ConductorPrompt.Shown(cards[worker]).Select(skill => skill.Skill)]);
                var subtask = problem.Subtask(part.Start.Value, part.End.Value);
                return new PlannedStep(subtask, ability, worker, DrawAccess(step, earlier, random));
            }),
        ];
    }

    private static Access DrawAccess(int step, int earlier, Random random) => step + earlier == 0
        ? Access.Nothing
        : random.Next(3) switch
        {
            0 => Access.Nothing,
            1 when step > 0 => Access.Everything,
            _ => new Access.Steps([random.Next(-earlier, step)]),
        };

    /// <summary>
    /// Cuts what the question asks, from operation <paramref name="from"/> on, at random places into some parts,
    /// forwards or backwards; steps that are left over ask for a part again. A long question may be left unfinished.
    /// </summary>
    private static List<Range> DrawParts(PocketProblem problem, int from, Random random)
    {
        var isLong = problem.Length > ProblemGenerator.LongestChain;
        var count = random.Next(1, (isLong ? MostStepsOfLong : MostSteps) + 1);
        var end = isLong && random.Next(2) == 0 ? random.Next(from + 1, problem.Length + 1) : problem.Length;
        var cutCount = Math.Min(count, end - from) - 1;
        var cuts = random.PickDistinct(Enumerable.Range(from + 1, end - from - 1), cutCount);
        Array.Sort(cuts);
        int[] bounds = [from, .. cuts, end];
        var parts = Enumerable.Range(0, bounds.Length - 1)
            .Select(part => bounds[part]..bounds[part + 1])
            .ToList();
        if (random.Next(2) == 0)
        {
            parts.Reverse();
        }

        while (parts.Count < count)
        {
            var again = random.Next(parts.Count);
            parts.Insert(again, parts[again]);
        }

        return parts;
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
