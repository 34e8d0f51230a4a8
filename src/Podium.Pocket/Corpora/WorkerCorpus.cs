using Podium.Core.Execution;
using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;
using Podium.Pocket.Skills;

namespace Podium.Pocket.Corpora;

/// <summary>Draws what workers learn from: messages as the executor composes them, with their answers.</summary>
internal static class WorkerCorpus
{
    /// <summary>Share of words that are made up, where a worker might remember a word instead of reading it.</summary>
    public const double PseudoWordShare = 0.6;

    /// <summary>More than any sum or product of a problem.</summary>
    public const int MostNumber = 150;

    private const int LongestPseudoWord = 10;
    private const double UnrelatedShare = 0.3;

    /// <summary>An example of one skill; in three of ten the steps before have nothing to do with it.</summary>
    public static WorkerExample DrawSpecialist(string skill, Random random) => random.NextDouble() < UnrelatedShare
        ? UnrelatedSteps.Draw(skill, random)
        : DrawQuestionOrStep(skill, random);

    /// <summary>
    /// An example of one skill: a question of its own, or a step of a chain with the steps before it.
    /// </summary>
    public static WorkerExample DrawQuestionOrStep(string skill, Random random)
    {
        if (random.NextDouble() < 0.45)
        {
            var single = DrawSingle(skill, random);
            return new WorkerExample(Message([], single.Problem.Text), single.Problem.Reference);
        }

        while (true)
        {
            var length = random.Next(2, ProblemGenerator.LongestChain + 1);
            var problem = ProblemGenerator.Draw(random, ProblemSplit.Train, length);
            var fitting = Enumerable.Range(0, problem.Length)
                .Where(index => problem.Operations[index].Operation.Skill == skill)
                .ToArray();
            if (fitting.Length > 0)
            {
                return DrawStep(problem, random.Pick(fitting), random);
            }
        }
    }

    /// <summary>An example of any skill, or a whole question of any length.</summary>
    public static WorkerExample DrawGeneralist(Random random)
    {
        if (random.NextDouble() < 0.3)
        {
            return DrawQuestionOrStep(random.Pick(PocketSkills.Names), random);
        }

        var problem = ProblemGenerator.DrawMixed(random, ProblemSplit.Train);
        return new WorkerExample(Message([], problem.Problem.Text), problem.Problem.Reference);
    }

    /// <summary>
    /// The step <paramref name="index"/> of a problem, shown the one before and perhaps earlier ones.
    /// </summary>
    public static WorkerExample DrawStep(PocketProblem problem, int index, Random random)
    {
        var earlier = random.Next(2) == 0 ? 0 : random.NextDouble(); // how likely a conductor shows a step in vain
        var visible = Enumerable.Range(0, index)
            .Where(step => step == index - 1 || random.NextDouble() < earlier)
            .Select(step => new VisibleStep(
                step,
                problem.Subtask(step, step + 1),
                problem.Operations[step].Output.Text));
        return new WorkerExample(
            Message([.. visible], problem.Subtask(index, index + 1)),
            problem.Operations[index].Output.Text);
    }

    /// <summary>A word nobody has seen, so that letters are read and not remembered.</summary>
    public static string PseudoWord(Random random)
    {
        var length = random.Next(3, LongestPseudoWord + 1);
        var letters = new char[length];
        for (var index = 0; index < length; index++)
        {
            letters[index] = random.Next(5) < 2 ? "aeiou"[random.Next(5)] : (char)('a' + random.Next(26));
        }

        if (random.Next(3) == 0)
        {
            letters[0] = char.ToUpperInvariant(letters[0]);
        }

        return new string(letters);
    }

    private static PocketProblem DrawSingle(string skill, Random random)
    {
        var problem = ProblemGenerator.Draw(random, ProblemSplit.Train, 1, skill);
        var applied = problem.Operations[0];
        if (skill != WordsSkill.Name || random.NextDouble() < 1 - PseudoWordShare)
        {
            return problem;
        }

        var input = Value.Word(PseudoWord(random));
        var redrawn = AppliedOperation.Draw(applied.Operation, input, random);
        return redrawn is null ? problem : ProblemGenerator.Phrase([redrawn], random);
    }

    private static WorkerMessage Message(IReadOnlyList<VisibleStep> visible, string subtask) =>
        new(null, visible, subtask);
}
