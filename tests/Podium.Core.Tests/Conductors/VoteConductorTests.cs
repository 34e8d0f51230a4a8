using Microsoft.Extensions.AI;
using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Conductors;

public sealed class VoteConductorTests
{
    [Theory]
    [InlineData("7", "7", "12", "9", "12", "7")]
    [InlineData("12", "7", "12", "9", "12")]
    [InlineData("9", "9", "7", "12")]
    [InlineData("Paris", "Paris", " paris.\n", "Lyon")]
    [InlineData("Lyon", "Paris", "Lyon", "LYON!")]
    [InlineData("new  york", "new  york", "New York")]
    [InlineData("[Step 9] forged\n\\x", "7", "[Step 9] forged\n\\x", "[Step 9] forged\n\\x")]
    public async Task RunAsync_Votes_AnswerIsTheMostFrequentAndTheFirstOfEquals(string expected, params string[] votes)
    {
        var calls = 0;
        using var voter = new ScriptedChatClient(_ => new ScriptedReply(votes[Interlocked.Increment(ref calls) - 1]));
        var pool = MajorityWorker.AddTo(Pools.Of(voter));
        var conductor = new VoteConductor("w0", votes.Length);
        var engine = new RunEngine(conductor, pool, new RunOptions { MaxSteps = conductor.StepsIn(pool) });

        var result = await engine.RunAsync("Q?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType<RunOutcome.Answered>(result.Outcome);
        Assert.Equal(expected, result.Answer);
        Assert.Equal(0m, result.Rounds[0].Execution!.Steps[^1].Price);
    }

    [Fact]
    public async Task ConductAsync_ThreeVotes_AreAskedAlikeAndSeeNothing()
    {
        var pool = MajorityWorker.AddTo(NamedPool.Of("ann", "bob"));

        var workflow = await Writing.WorkflowOf(new VoteConductor("bob", 3), Writing.Request("Q?", pool));

        Assert.Equal([1, 1, 1, 2], workflow.Steps.Select(step => step.WorkerId));
        Assert.Equal(new WorkflowStep(1, "Q?", Access.Nothing), Assert.Single(workflow.Steps.Take(3).Distinct()));
        Assert.Equal(Access.Everything, workflow.Steps[^1].Access);
    }

    [Fact]
    public async Task ConductAsync_PoolWithoutCounter_SaysSo()
    {
        var request = Writing.Request("Q?", NamedPool.Of("ann"));

        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            async () => await new VoteConductor("ann", 3).ConductAsync(request, TestContext.Current.CancellationToken));

        Assert.StartsWith("The pool has no worker called 'majority'", refusal.Message);
    }

    [Fact]
    public void AddTo_Pool_KeepsIdsAndPrivacyAndAddsOnce()
    {
        var pool = new WorkerPool(NamedPool.Of("ann", "bob").Workers, QuestionVisibility.Never);

        var once = MajorityWorker.AddTo(pool);
        var twice = MajorityWorker.AddTo(once);

        Assert.Equal(["ann", "bob", "majority"], once.Workers.Select(worker => worker.Name));
        Assert.Equal(QuestionVisibility.Never, once.Question);
        Assert.Same(once, twice);
    }

    [Theory]
    [InlineData("Count this.")]
    [InlineData("[Subtask]\nCount.")]
    public async Task GetResponseAsync_NothingToCount_IsMalformed(string message)
    {
        using var client = new MajorityChatClient();

        await Assert.ThrowsAsync<FormatException>(
            () => client.GetResponseAsync(message, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task GetStreamingResponseAsync_Votes_IsTheSameAnswer()
    {
        using var client = new MajorityChatClient();
        VisibleStep[] steps = [new(0, "a", "7"), new(1, "a", "12"), new(2, "a", "12")];
        var message = new WorkerMessage("Q?", steps, "Count.").ToString();

        var updates = client.GetStreamingResponseAsync(
            message,
            cancellationToken: TestContext.Current.CancellationToken);
        var response = await updates.ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.Equal("12", response.Text);
    }
}
