using Podium.Pocket.Knowledge;
using Podium.Pocket.Problems;
using Podium.Pocket.Skills;

namespace Podium.Pocket.Corpora;

/// <summary>
/// Draws examples whose earlier steps have nothing to do with them: what they were asked is words without meaning, and
/// what came of the last is anything that the worker's operation takes. From chains of training problems alone a worker
/// learns to expect certain values after certain subtasks: one that adds, and never saw a list before a sum, took a
/// number of the list.
/// </summary>
internal static class UnrelatedSteps
{
    private const double PseudoWordShare = 0.6;
    private const int MostWords = 12;

    /// <summary>An example of <paramref name="skill"/>, at any place of a chain but the first.</summary>
    public static WorkerExample Draw(string skill, Random random)
    {
        var earlier = DrawProblem(random, random.Next(1, ProblemGenerator.LongestChain)).Operations;
        var applied = DrawContinuation(skill, random);
        var last = earlier[^1] with { Output = applied.Input! };
        var problem = ProblemGenerator.Phrase([.. earlier.SkipLast(1), last, applied], random);
        var example = WorkerCorpus.DrawStep(problem, earlier.Count, random);
        var steps = example.Message.Steps.Select(step => step with { Subtask = DrawWords(random) });
        return example with { Message = example.Message with { Steps = [.. steps] } };
    }

    private static AppliedOperation DrawContinuation(string skill, Random random)
    {
        var operations = PocketSkills.Operations
            .Where(operation =>
                operation.Skill == skill && operation is { Input: not null, Literal: not null, Imperatives.Count: > 0 })
            .ToArray();
        while (true)
        {
            var operation = random.Pick(operations);
            var input = operation.Input == ValueKind.Word && random.NextDouble() < PseudoWordShare
                ? Value.Word(WorkerCorpus.PseudoWord(random))
                : operation.Literal!(random);
            if (AppliedOperation.Draw(operation, input, random) is { } applied)
            {
                return applied;
            }
        }
    }

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
