using Microsoft.Extensions.AI;
using Podium.Core.Execution;
using Podium.Core.Problems;
using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Pocket.Problems;
using Podium.Pocket.Skills;

namespace Podium.Pocket.Training;

/// <summary>Measures what a worker's card says: its accuracy on one-skill problems it was not trained on.</summary>
public static class CardMeasurement
{
    /// <summary>Asks <paramref name="client"/> the same validation problems of every skill.</summary>
    /// <param name="client">The worker.</param>
    /// <param name="grader">Judges the answers.</param>
    /// <param name="problems">Problems of each skill; at least 1.</param>
    /// <param name="seed">Seed of the problems.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    public static async Task<IReadOnlyList<SkillAccuracy>> MeasureAsync(
        IChatClient client,
        IGrader grader,
        int problems,
        long seed,
        CancellationToken cancellationToken)
    {
        var measured = new List<SkillAccuracy>();
        foreach (var (index, skill) in PocketSkills.Names.Index())
        {
            var random = Seed.Generator(seed, index);
            var right = 0;
            for (var count = 0; count < problems; count++)
            {
                var problem = ProblemGenerator.Draw(random, ProblemSplit.Validation, 1, skill).Problem;
                var message = new WorkerMessage(null, [], problem.Text).ToString();
                var answer = await client.GetResponseAsync(
                    new ChatMessage(ChatRole.User, message),
                    cancellationToken: cancellationToken).ConfigureAwait(false);
                right += grader.Grade(problem, answer.Text).IsCorrect ? 1 : 0;
            }

            measured.Add(new SkillAccuracy(skill, (double)right / problems, problems));
        }

        return measured;
    }
}
