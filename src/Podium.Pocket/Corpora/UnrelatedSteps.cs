using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;
using Podium.Pocket.Skills;

namespace Podium.Pocket.Corpora;

/// <summary>
/// Draws examples whose earlier steps have nothing to do with them: what they were asked is words without meaning, and
/// what came of the last is anything that the worker's operation takes. From chains of training problems alone a worker
/// learns to expect certain values after certain subtasks: one that adds, and never saw a list before a sum, took a
/// number of the list. Words are of any skill, those included that no training problem combines with this one; no whole
/// question is among them, and the conductor sees none of it. Steps are not checked against the splits.
/// </summary>
internal static class UnrelatedSteps
{
    private const double AnyNumberShare = 0.5;
    private const int MostWords = 12;

    /// <summary>
    /// An example of <paramref name="skill"/>, at any place of a chain but the first; one of
    /// <see cref="WorkerCorpus.DrawQuestionOrStep"/> if nothing in the skill goes on from a result.
    /// </summary>
    public static WorkerExample Draw(string skill, Random random)
    {
        var operations = PocketSkills.Operations
            .Where(operation =>
                operation.Skill == skill && operation is { Input: not null, Literal: not null, Imperatives.Count: > 0 })
            .ToArray();
        if (operations.Length == 0)
        {
            return WorkerCorpus.DrawQuestionOrStep(skill, random);
        }

        var earlier = DrawProblem(random, random.Next(1, ProblemGenerator.LongestChain)).Operations;
        var applied = Apply(random.Pick(operations), random);
        var last = earlier[^1] with { Output = applied.Input! };
        var problem = ProblemGenerator.Phrase([.. earlier.SkipLast(1), last, applied], random);
        var example = WorkerCorpus.DrawStep(problem, earlier.Count, random);
        var steps = example.Message.Steps.Select(step => step with { Subtask = DrawWords(random) });
        return example with { Message = example.Message with { Steps = [.. steps] } };
    }

    private static AppliedOperation Apply(Operation operation, Random random)
    {
        while (true)
        {
            if (AppliedOperation.Draw(operation, DrawInput(operation, random), random) is { } applied)
            {
                return applied;
            }
        }
    }

    /// <summary>What a question of the operation starts from, or something that only a step hands on.</summary>
    private static Value DrawInput(Operation operation, Random random) => operation.Input switch
    {
        ValueKind.Word when random.NextDouble() < WorkerCorpus.PseudoWordShare =>
            Value.Word(WorkerCorpus.PseudoWord(random)),
        ValueKind.Number when random.NextDouble() < AnyNumberShare =>
            Value.Of(random.Next(WorkerCorpus.MostNumber + 1)),
        _ => operation.Literal!(random),
    };

    /// <summary>Some words of a question, in random order.</summary>
    private static string DrawWords(Random random)
    {
        var words = DrawProblem(random, random.Next(1, ProblemGenerator.LongestChain + 1)).Problem.Text.Split(' ');
        random.Shuffle(words);
        return string.Join(' ', words.Take(random.Next(1, MostWords + 1)));
    }

    private static PocketProblem DrawProblem(Random random, int length) =>
        ProblemGenerator.Draw(random, ProblemSplit.Train, length);
}
