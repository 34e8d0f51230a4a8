using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Execution;

public sealed class WorkflowExecutorPropertyTests
{
    [Fact]
    public async Task RunAsync_RandomGraphs_TakeNoLongerThanTheCriticalPath()
    {
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var graph = new RandomGraph(random, maxSteps: 24);

            var result = await RunAsync(graph, limit: null);

            var bound = (graph.CriticalPath() * 1.02) + TimeSpan.FromMilliseconds(1);
            Assert.InRange(result.Elapsed, graph.CriticalPath(), bound);
        }
    }

    [Fact]
    public async Task RunAsync_RandomGraphs_RunExactlyTheStepsTheAnswerNeeds()
    {
        var random = new Random(12);
        for (var i = 0; i < 300; i++)
        {
            var graph = new RandomGraph(random, maxSteps: 12);

            var result = await RunAsync(graph, limit: null);

            Assert.Equal(graph.Needed(), result.Steps.Select(step => step.Outcome is StepOutcome.Completed));
            Assert.All(result.Steps, step => Assert.True(step.Outcome is StepOutcome.Completed or StepOutcome.Pruned));
        }
    }

    [Fact]
    public async Task RunAsync_OtherDelays_SameResultWithinAnyBudget()
    {
        var random = new Random(13);
        var kinds = new HashSet<Type>();
        for (var i = 0; i < 400; i++)
        {
            var graph = new RandomGraph(random, maxSteps: 8);
            graph.Faulty.UnionWith(Enumerable.Range(0, graph.Workflow.Steps.Count).Where(_ => random.Next(12) == 0));
            var limit = random.Next(3) == 0 ? null : (decimal?)random.Next(0, 9000);
            var first = await RunAsync(graph, limit);
            kinds.UnionWith(first.Steps.Select(step => step.Outcome.GetType()));
            for (var shuffle = 0; shuffle < 4; shuffle++)
            {
                graph.Shuffle(random);

                var again = await RunAsync(graph, limit);

                Assert.Equal(first.Steps.Select(WithoutTimes), again.Steps.Select(WithoutTimes));
            }
        }

        Assert.Superset(
            new HashSet<Type>
            {
                typeof(StepOutcome.Completed),
                typeof(StepOutcome.Faulted),
                typeof(StepOutcome.OverBudget),
                typeof(StepOutcome.Blocked),
                typeof(StepOutcome.Pruned),
            },
            kinds);
    }

    [Fact]
    public async Task RunAsync_HostileOutputs_ChangeNeitherPlanNorFrames()
    {
        var random = new Random(14);
        for (var i = 0; i < 200; i++)
        {
            var graph = new RandomGraph(random, maxSteps: 8);
            var clock = new ManualClock();
            var pool = graph.Pool(clock, (_, _) => HostileText.Next(random));

            var result = await clock.RunAsync(() => new WorkflowExecutor(pool, new() { TimeProvider = clock })
                .RunAsync(new ExecutionRequest("Q", graph.Workflow, 1)));

            for (var step = 0; step < result.Steps.Count; step++)
            {
                AssertShowsWhatItMay(graph.Workflow, result, step);
            }
        }
    }

    [Fact]
    public async Task RunAsync_AnswersOnManyThreads_SameResultAsOnOne()
    {
        var random = new Random(15);
        for (var i = 0; i < 300; i++)
        {
            var graph = new RandomGraph(random, maxSteps: 12);
            var expected = await RunAsync(graph, limit: null);
            graph.AnswerAtOnce();
            var pool = Pools.Of(new ElsewhereChatClient(graph.Pool(new ManualClock()).Workers[0].Client));

            var result = await new WorkflowExecutor(pool).RunAsync(
                new ExecutionRequest("Q", graph.Workflow, 1), TestContext.Current.CancellationToken);

            Assert.Equal(expected.Steps.Select(WithoutTimes), result.Steps.Select(WithoutTimes));
        }
    }

    private static void AssertShowsWhatItMay(Workflow workflow, WorkflowResult result, int step)
    {
        if (result.Steps[step].Prompt is not { } prompt)
        {
            return;
        }

        var sees = workflow.Steps[step].Access is Access.Steps some ? some.Indices : [.. Enumerable.Range(0, step)];
        var expected = new WorkerMessage(
            "Q",
            [.. sees.Select(seen => new VisibleStep(
                seen, workflow.Steps[seen].Subtask, HostileText.Normal(result.Steps[seen].Output!)))],
            workflow.Steps[step].Subtask);
        Assert.Equal(expected, WorkerMessage.Parse(prompt));
    }

    private static StepResult WithoutTimes(StepResult step) =>
        step with { Start = TimeSpan.Zero, Elapsed = TimeSpan.Zero };

    private static async Task<WorkflowResult> RunAsync(RandomGraph graph, decimal? limit)
    {
        var clock = new ManualClock();
        var budget = new RunBudget(limit);
        var executor = new WorkflowExecutor(graph.Pool(clock), new ExecutionOptions { TimeProvider = clock });
        var request = new ExecutionRequest("Q", graph.Workflow, 1) { Budget = budget };
        var result = await clock.RunAsync(() => executor.RunAsync(request));
        Assert.Equal(0, budget.Reserved);
        Assert.Equal(result.Price, budget.Spent);
        Assert.True(limit is null || budget.Spent <= limit);
        return result;
    }

    private sealed class ElsewhereChatClient(IChatClient inner) : DelegatingChatClient(inner)
    {
        public override async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
    }
}
