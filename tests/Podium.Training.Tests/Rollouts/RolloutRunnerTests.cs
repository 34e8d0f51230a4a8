using Microsoft.Extensions.AI;
using Podium.Core.Problems;
using Podium.Testing;
using Podium.Training.Rollouts;

namespace Podium.Training.Tests.Rollouts;

public sealed class RolloutRunnerTests
{
    private const string OneStep = """
        model_id = [0]
        subtasks = ["Say it."]
        access_list = [[]]
        """;

    [Theory]
    [InlineData("right", RolloutVerdict.Correct)]
    [InlineData("left", RolloutVerdict.Wrong)]
    [InlineData("", RolloutVerdict.Wrong)]
    public async Task RunAsync_WorkerAnswers_JudgesTheAnswer(string answer, RolloutVerdict verdict)
    {
        var rollout = await RunAsync(OneStep, 2, new ScriptedChatClient(answer));

        Assert.Equal(verdict, rollout.Verdict);
        Assert.Equal(1, rollout.Steps);
        Assert.Equal(20m, rollout.Price);
        Assert.Equal(["w0"], rollout.WorkerNames);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task RunAsync_WorkerAlwaysFaults_IsFaultedAfterItsRetries(int retries)
    {
        var broken = new ScriptedChatClient(_ => ScriptedReply.Throws(new HttpRequestException("gone")));

        var rollout = await RunAsync(OneStep, retries, broken);

        Assert.Equal(RolloutVerdict.Faulted, rollout.Verdict);
        Assert.Equal(retries + 1, broken.Calls.Count);
    }

    [Fact]
    public async Task RunAsync_RetrySucceeds_IsJudged()
    {
        var faults = 2;
        var shaky = new ScriptedChatClient(_ => faults-- > 0
            ? ScriptedReply.Throws(new HttpRequestException("gone"))
            : new ScriptedReply("right"));

        var rollout = await RunAsync(OneStep, 2, shaky);

        Assert.Equal(RolloutVerdict.Correct, rollout.Verdict);
        Assert.Equal(3, shaky.Calls.Count);
    }

    [Fact]
    public async Task RunAsync_EarlierStepFaults_IsFaulted()
    {
        const string TwoSteps = """
            model_id = [0, 1]
            subtasks = ["Find it.", "Say it."]
            access_list = [[], [0]]
            """;
        var broken = new ScriptedChatClient(_ => ScriptedReply.Throws(new HttpRequestException("gone")));
        var sound = new ScriptedChatClient("right");

        var rollout = await RunAsync(TwoSteps, 1, broken, sound);

        Assert.Equal(RolloutVerdict.Faulted, rollout.Verdict);
        Assert.Empty(sound.Calls);
    }

    [Fact]
    public async Task RunAsync_WorkerRefuses_IsWrongWithoutARetry()
    {
        var shy = new ScriptedChatClient(_ => new ScriptedReply("I will not.")
        {
            FinishReason = ChatFinishReason.ContentFilter,
        });

        var rollout = await RunAsync(OneStep, 2, shy);

        Assert.Equal(RolloutVerdict.Wrong, rollout.Verdict);
        Assert.Single(shy.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("I would ask worker 0.")]
    [InlineData("model_id = []\nsubtasks = []\naccess_list = []")]
    [InlineData("model_id = [7]\nsubtasks = [\"Say it.\"]\naccess_list = [[]]")]
    [InlineData("model_id = [0]\nsubtasks = [\"Say it.\"]\naccess_list = [[0]]")]
    [InlineData("model_id = [0, 0, 0]\nsubtasks = [\"a\", \"b\", \"c\"]\naccess_list = [[], [], []]")]
    public async Task RunAsync_TextIsNoWorkflow_IsUnusableAndAsksNobody(string text)
    {
        var worker = new ScriptedChatClient("right");

        var rollout = await RunAsync(text, 2, worker);

        Assert.Equal(RolloutVerdict.Unusable, rollout.Verdict);
        Assert.Equal((0, 0m), (rollout.Steps, rollout.Price));
        Assert.Empty(worker.Calls);
    }

    [Fact]
    public async Task RunAsync_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var runner = new RolloutRunner(new ExactGrader(), 2);
        var item = Item(new ScriptedChatClient("right"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => runner.RunAsync(item, new WrittenSample(OneStep), source.Token));
    }

    private static Task<Rollout> RunAsync(string text, int retries, params IChatClient[] clients) =>
        new RolloutRunner(new ExactGrader(), 2, retries).RunAsync(
            Item(clients), new WrittenSample(text), TestContext.Current.CancellationToken);

    private static RolloutItem Item(params IChatClient[] clients) =>
        new(new Problem("p", "Which way?", "right", ["way"]), Pools.Of(clients), 0, 1);
}
