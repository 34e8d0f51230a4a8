using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Tests.Execution;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Budgets;

public sealed class ContextLimitTests
{
    private static readonly int Context = Pools.Card.ContextTokens;

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task RunAsync_MessageOfTheContextAndMore_IsSentOnlyIfItFits(int excess, bool isSent)
    {
        var client = new CountingChatClient(new ScriptedChatClient("x"));
        var frame = new WorkerMessage("Q", [], string.Empty).ToString().Length;
        var step = new WorkflowStep(0, new string('s', Context + excess - frame), Access.Nothing);
        var request = new ExecutionRequest("Q", new Workflow(string.Empty, [step]), 1);

        var result = await new WorkflowExecutor(Pools.Of(client))
            .RunAsync(request, TestContext.Current.CancellationToken);

        StepOutcome refused = new StepOutcome.Faulted(
            FaultKind.Malformed, "The message has 1001 tokens; this worker reads at most 1000.");
        Assert.Equal(isSent ? new StepOutcome.Completed("x") : refused, result.Steps[0].Outcome);
        Assert.Equal(isSent ? [Context] : [], client.Billed);
        Assert.Equal(isSent, result.Steps[0].Prompt is not null);
        Assert.Equal(isSent, result.Price > 0);
    }

    [Fact]
    public async Task RunAsync_LongOutputs_StaysWithinTheBoundInEveryOrder()
    {
        var random = new Random(31);
        var tooLong = 0;
        for (var i = 0; i < 300; i++)
        {
            var graph = new RandomGraph(random, maxSteps: 8);
            var limit = random.Next(3) == 0 ? null : (decimal?)random.Next(0, 9000);
            var salt = random.Next(1000);
            var first = await RunAsync(graph, limit, salt);
            tooLong += first.Steps.Count(step => step.Outcome is StepOutcome.Faulted);
            for (var shuffle = 0; shuffle < 3; shuffle++)
            {
                graph.Shuffle(random);

                var again = await RunAsync(graph, limit, salt);

                Assert.Equal(first.Steps.Select(step => step.Outcome), again.Steps.Select(step => step.Outcome));
                Assert.Equal(first.Price, again.Price);
            }
        }

        Assert.InRange(tooLong, 50, int.MaxValue);
    }

    private static async Task<WorkflowResult> RunAsync(RandomGraph graph, decimal? limit, int salt)
    {
        var clock = new ManualClock();
        var client = new CountingChatClient(graph.Pool(clock, Output).Workers[0].Client);
        var pool = Pools.Of(client);
        var budget = new RunBudget(limit);
        var executor = new WorkflowExecutor(pool, new ExecutionOptions { TimeProvider = clock });
        var request = new ExecutionRequest("Q", graph.Workflow, 1) { Budget = budget };

        var result = await clock.RunAsync(() => executor.RunAsync(request));

        Assert.All(client.Billed, tokens => Assert.InRange(tokens, 1, Context));
        Assert.InRange(result.Price, 0m, PriceBound.Of("Q", graph.Workflow, pool, EarlierSteps.None));
        Assert.True(limit is null || budget.Spent <= limit);
        return result;

        string Output(int step, string message) => new('x', ((step * 397) + salt) % 700);
    }
}
