using System.Text;
using Podium.Core.Problems;
using Podium.Pocket.Knowledge;
using Podium.Pocket.Skills;

namespace Podium.Pocket.Problems;

/// <summary>Draws problems: chains of operations in which no two neighbours take the same skill.</summary>
internal static class ProblemGenerator
{
    /// <summary>Most operations of a problem of the mixed set.</summary>
    public const int LongestChain = 4;

    /// <summary>Most operations of a problem that is meant for several rounds.</summary>
    public const int LongestOfSeveralRounds = 8;

    private const int Folds = 10;

    /// <summary>Share of problems that are typed carelessly.</summary>
    private const double CasualShare = 0.25;

    /// <summary>Share of problems with 1, 2, 3 and 4 operations in the mixed set.</summary>
    private static readonly double[] LengthShares = [0.3, 0.3, 0.25, 0.15];

    /// <summary>Draws a problem of the mixed set.</summary>
    public static PocketProblem DrawMixed(Random random, ProblemSplit split)
    {
        var draw = random.NextDouble();
        var length = 1;
        while (length < LongestChain && draw >= LengthShares[length - 1])
        {
            draw -= LengthShares[length - 1];
            length++;
        }

        return Draw(random, split, length);
    }

    /// <summary>
    /// Draws a problem with <paramref name="length"/> operations, starting with a given skill if one is named.
    /// </summary>
    public static PocketProblem Draw(Random random, ProblemSplit split, int length, string? firstSkill = null)
    {
        while (true)
        {
            if (DrawChain(random, length, firstSkill) is not { } operations || !IsOpenTo(split, operations))
            {
                continue;
            }

            var problem = Phrase(operations, random);
            if (SplitOf(Key(operations, problem.Problem.Text)) == split)
            {
                return problem;
            }
        }
    }

    /// <summary>Puts a chain into words.</summary>
    public static PocketProblem Phrase(IReadOnlyList<AppliedOperation> operations, Random random)
    {
        IPhrasing phrases = IsNested(random, operations.Count)
            ? new NestedPhrasing(operations, random)
            : new SequentialPhrasing(operations, random);
        phrases = random.NextDouble() < CasualShare ? new CasualPhrasing(phrases, random) : phrases;
        var problem = new Problem(
            $"pocket-{Hash(phrases.Question):x16}",
            phrases.Question,
            operations[^1].Output.Text,
            [.. operations.Select(applied => applied.Operation.Skill)]);
        return new PocketProblem(problem, operations, phrases);
    }

    private static bool IsOpenTo(ProblemSplit split, List<AppliedOperation> operations) =>
        split != ProblemSplit.Train
        || !HeldOutCombinations.AreIn([.. operations.Select(applied => applied.Operation.Skill)]);

    private static bool IsNested(Random random, int length) => length switch
    {
        1 => random.NextDouble() < 0.85,
        2 => random.NextDouble() < 0.35,
        3 => random.NextDouble() < 0.2,
        _ => false,
    };

    private static List<AppliedOperation>? DrawChain(Random random, int length, string? firstSkill)
    {
        var chain = new List<AppliedOperation>();
        while (chain.Count < length)
        {
            var previous = chain.Count == 0 ? null : chain[^1];
            var fitting = PocketSkills.Operations
                .Where(operation => previous is null
                    ? operation.CanStart && (firstSkill is null || operation.Skill == firstSkill)
                    : operation.CanContinue(previous.Output) && operation.Skill != previous.Operation.Skill)
                .GroupBy(operation => operation.Skill)
                .Select(group => group.ToArray())
                .ToArray();
            if (fitting.Length == 0)
            {
                return null;
            }

            var operation = random.Pick(PickWeighted(fitting, previous is null, random));
            var input = previous?.Output ?? operation.Literal?.Invoke(random);
            if (AppliedOperation.Draw(operation, input, random) is not { } applied)
            {
                return null;
            }

            chain.Add(applied);
        }

        return chain;
    }

    /// <summary>
    /// Picks a skill's operations. Lists fit nearly everywhere and arithmetic seldom, so they are evened out; few
    /// chains end in a check, for half of those are right by chance.
    /// </summary>
    private static Operation[] PickWeighted(Operation[][] fitting, bool isStart, Random random)
    {
        var draw = random.NextDouble() * fitting.Sum(group => Weight(group, isStart));
        return fitting.First(group => (draw -= Weight(group, isStart)) < 0 || group == fitting[^1]);
    }

    private static double Weight(Operation[] group, bool isStart) => group[0].Skill switch
    {
        CheckingSkill.Name when !isStart => 0.25,
        ListsSkill.Name => 0.5,
        ArithmeticSkill.Name => 2,
        _ => 1,
    };

    /// <summary>
    /// What must not occur in two splits: the operations with their values; for single questions of the closed
    /// skills, whose few facts every worker must have seen, the wording, however carelessly typed.
    /// </summary>
    private static string Key(IReadOnlyList<AppliedOperation> operations, string question) =>
        operations is [{ Operation.Skill: FactsSkill.Name or CalendarSkill.Name }]
            ? CasualPhrasing.Plainest(question)
            : string.Join('|', operations.Select(applied => $"{applied.Operation.Name}:{applied.Parameter}"))
                + $"|{operations[0].Input?.Text}";

    private static ProblemSplit SplitOf(string key) => (Hash(key) % Folds) switch
    {
        0 => ProblemSplit.Test,
        1 => ProblemSplit.Validation,
        _ => ProblemSplit.Train,
    };

    /// <summary>64-bit FNV-1a: the same in every process.</summary>
    private static ulong Hash(string text) => Encoding.UTF8.GetBytes(text)
        .Aggregate(14695981039346656037UL, (hash, octet) => unchecked((hash ^ octet) * 1099511628211UL));
}
