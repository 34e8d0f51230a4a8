using Microsoft.Extensions.AI;
using Podium.Core.Chat;
using Podium.Core.Problems;
using Podium.Core.Runs;
using Podium.Evaluation.Grading;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Problems;

namespace Podium.Pocket.Tests.Orchestra;

/// <summary>What stands in this repository's weights, and not only what could stand there.</summary>
public sealed class ShippedOrchestraTests
{
    [Fact]
    public async Task GetResponseAsync_FirstQuestionOfTheReadme_IsAnswered()
    {
        var answer = await Client().GetResponseAsync(
            "Take the capital of France, count its letters and multiply by 12.",
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("60", answer.Text);
    }

    [Fact]
    public async Task GetResponseAsync_TestProblems_AreMostlyAnsweredRightly()
    {
        var problems = PocketProblemSet.Draw(ProblemSplit.Test, 120, seed: 5).Problems;

        var right = await CountRightAsync(Client(), problems);

        Assert.InRange(right, 0.9 * problems.Count, problems.Count);
    }

    [Fact]
    public async Task GetResponseAsync_LongQuestionsInTwoRounds_AreMostlyAnsweredRightly()
    {
        var problems = PocketProblemSet.DrawLong(ProblemSplit.Test, 60, seed: 5).Problems;

        var right = await CountRightAsync(Client(new RunOptions { MaxRounds = 2 }), problems);

        Assert.InRange(right, 0.8 * problems.Count, problems.Count);
    }

    [Fact]
    public void Pool_OfTheShippedOrchestra_HasMeasuredWorkersOfDifferentPrice()
    {
        var workers = PocketOrchestra.Open().Pool.Workers;

        Assert.InRange(workers.Count, 7, 20);
        Assert.Equal(workers.Count, workers.Select(worker => worker.Name).Distinct().Count());
        Assert.All(workers, worker =>
        {
            Assert.NotEmpty(worker.Card.Summary);
            Assert.All(worker.Card.Skills, skill => Assert.True(skill.Problems >= 100));
        });
        var prices = workers.Select(worker => worker.Card.Price.OutputPerMillion).ToArray();
        Assert.True(prices.Max() >= 3 * prices.Order().ElementAt(prices.Length / 2));
    }

    private static async Task<int> CountRightAsync(ConductorChatClient client, IReadOnlyList<Problem> problems)
    {
        var grader = new ExactAnswerGrader();
        var right = 0;
        foreach (var problem in problems)
        {
            var answer = await client.GetResponseAsync(
                problem.Text, cancellationToken: TestContext.Current.CancellationToken);
            right += grader.Grade(problem, answer.Text).IsCorrect ? 1 : 0;
        }

        return right;
    }

    private static ConductorChatClient Client(RunOptions? options = null)
    {
        var orchestra = PocketOrchestra.Open();
        return new ConductorChatClient(orchestra.Conductor(PocketOrchestra.Learned), orchestra.Pool, options);
    }
}
