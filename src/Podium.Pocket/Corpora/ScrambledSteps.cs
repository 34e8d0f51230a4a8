using Podium.Pocket.Problems;

namespace Podium.Pocket.Corpora;

/// <summary>
/// Puts words without meaning in the place of what earlier steps were asked, so that a worker learns to take what came
/// of a step and not something that its subtask names. A worker for sums that has only ever seen a step about a word's
/// letters takes a number of the list when a step is about a list.
/// </summary>
internal static class ScrambledSteps
{
    private const double Share = 0.5;
    private const int MostWords = 12;

    /// <summary>The example, half of the time with every earlier step's subtask scrambled.</summary>
    public static WorkerExample Draw(WorkerExample example, Random random)
    {
        if (example.Message.Steps.Count == 0 || random.NextDouble() >= Share)
        {
            return example;
        }

        var steps = example.Message.Steps.Select(step => step with { Subtask = Words(random) });
        return example with { Message = example.Message with { Steps = [.. steps] } };
    }

    /// <summary>Some words of a question, in random order.</summary>
    private static string Words(Random random)
    {
        var words = ProblemGenerator.DrawMixed(random, ProblemSplit.Train).Problem.Text.Split(' ');
        random.Shuffle(words);
        return string.Join(' ', words.Take(random.Next(1, MostWords + 1)));
    }
}
