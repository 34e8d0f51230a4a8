using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Budgets;

public sealed class PriceBoundTests
{
    private static readonly WorkflowStep Alone = new(0, "s", Access.Nothing);

    [Fact]
    public void Tokens_ClientCounts_TakesItsWord()
    {
        var worker = Pools.Of(new ScriptedChatClient(_ => new ScriptedReply("x"), null, new Counter())).Workers[0];

        Assert.Equal(new TokenUsage(7, 100), PriceBound.Tokens(worker, "anything"));
    }

    [Fact]
    public void Tokens_ClientCountsMoreThanTheContext_IsTheContext()
    {
        var worker = Pools.Of(new CountingChatClient(new ScriptedChatClient("x"))).Workers[0];

        Assert.Equal(new TokenUsage(1000, 100), PriceBound.Tokens(worker, new string('x', 1001)));
    }

    [Fact]
    public void Tokens_ClientDoesNotCount_IsBytesAndFraming()
    {
        var worker = Pools.Of(new ScriptedChatClient("x")).Workers[0];

        Assert.Equal(new TokenUsage(3 + PriceBound.FramingTokens, 100), PriceBound.Tokens(worker, "€"));
        Assert.Equal(
            new TokenUsage(5000 + PriceBound.FramingTokens, 100), PriceBound.Tokens(worker, new string('x', 5000)));
    }

    [Fact]
    public void Of_StepsThatSeeOutputs_MayFillTheirContext()
    {
        var pool = new WorkerPool(Pools.Of(new ScriptedChatClient("x")).Workers, QuestionVisibility.Never);
        var workflow = new Workflow(string.Empty, [Alone, Alone, new(0, "s", new Access.Steps([0]))]);

        var bound = PriceBound.Of("Q", workflow, pool, EarlierSteps.None);

        var alone = "[Subtask]\ns".Length + PriceBound.FramingTokens + 200m;
        Assert.Equal(alone + 1200m, bound);
    }

    [Fact]
    public async Task Of_RandomWorkflows_IsNeverExceeded()
    {
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var graph = new Execution.RandomGraph(random, maxSteps: 8);
            var clock = new ManualClock();
            var pool = graph.Pool(clock);

            var result = await clock.RunAsync(() => new WorkflowExecutor(pool, new() { TimeProvider = clock })
                .RunAsync(new ExecutionRequest("Q", graph.Workflow, 1)));

            Assert.InRange(result.Price, 0m, PriceBound.Of("Q", graph.Workflow, pool, EarlierSteps.None));
        }
    }

    private sealed class Counter : ITokenCounter
    {
        public int CountInput(string message) => 7;
    }
}
