using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Execution;

public sealed class WorkflowExecutorTests
{
    private static readonly string[] Subtasks = ["first", "second", "third", "fourth"];

    [Fact]
    public async Task RunAsync_Chain_AnswersWithTheLastOutput()
    {
        var pool = Pools.Of(new ScriptedChatClient("6"), new ScriptedChatClient("72"));
        var workflow = Workflow((0, []), (1, [0]));

        var result = await RunAsync(pool, workflow);

        Assert.Equal("72", result.Answer);
        Assert.Null(result.FailedStep);
        Assert.Equal("[Question]\nQ\n[Step 0] first\n6\n[Subtask]\nsecond", result.Steps[1].Prompt);
        Assert.Equal(new(20, 10), result.Usage);
        Assert.Equal(40m, result.Price);
    }

    [Theory]
    [InlineData(QuestionVisibility.Always, true, true)]
    [InlineData(QuestionVisibility.LastStep, false, true)]
    [InlineData(QuestionVisibility.Never, false, false)]
    public async Task RunAsync_QuestionVisibility_DecidesWhoSeesTheQuestion(
        QuestionVisibility visibility, bool first, bool last)
    {
        var workers = Pools.Of(new ScriptedChatClient("x")).Workers;
        var pool = new WorkerPool(workers, visibility);

        var result = await RunAsync(pool, Workflow((0, []), (0, [0])));

        Assert.Equal(first, result.Steps[0].Prompt!.StartsWith("[Question]\nQ\n", StringComparison.Ordinal));
        Assert.Equal(last, result.Steps[1].Prompt!.StartsWith("[Question]\nQ\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_StepNobodySees_IsPruned()
    {
        var unseen = new ScriptedChatClient("never");
        var pool = Pools.Of(unseen, new ScriptedChatClient("x"));

        var result = await RunAsync(pool, Workflow((1, []), (0, [0]), (1, [0])));

        Assert.IsType<StepOutcome.Pruned>(result.Steps[1].Outcome);
        Assert.Empty(unseen.Calls);
        Assert.Equal("x", result.Answer);
    }

    [Fact]
    public async Task RunAsync_FaultOnTheWay_IsNoAnswerAndBlocksItsViewers()
    {
        var broken = new ScriptedChatClient(_ => ScriptedReply.Throws(new HttpRequestException("gone")));
        var pool = Pools.Of(broken, new ScriptedChatClient("x"));

        var result = await RunAsync(pool, Workflow((0, []), (1, []), (1, [0, 1]), (1, [2])));

        Assert.Null(result.Answer);
        Assert.Equal(0, result.FailedStep);
        Assert.Equal(new StepOutcome.Faulted(FaultKind.Unavailable, "gone"), result.Steps[0].Outcome);
        Assert.Equal("x", result.Steps[1].Output);
        Assert.Equal(new StepOutcome.Blocked(0), result.Steps[2].Outcome);
        Assert.Equal(new StepOutcome.Blocked(2), result.Steps[3].Outcome);
    }

    [Fact]
    public async Task RunAsync_CancelledBefore_CallsNobody()
    {
        var client = new ScriptedChatClient("x");

        var result = await new WorkflowExecutor(Pools.Of(client))
            .RunAsync(new ExecutionRequest("Q", Workflow((0, [])), 1), new CancellationToken(canceled: true));

        Assert.IsType<StepOutcome.Cancelled>(result.Steps[0].Outcome);
        Assert.Empty(client.Calls);
    }

    [Fact]
    public async Task RunAsync_CancelledDuring_EndsTheCallsInFlight()
    {
        var clock = new ManualClock();
        var slow = new ScriptedChatClient(_ => new ScriptedReply("x") { Delay = TimeSpan.FromHours(1) }, clock);
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(1), clock);
        var executor = new WorkflowExecutor(Pools.Of(slow), new ExecutionOptions { TimeProvider = clock });

        var result = await clock.RunAsync(() => executor.RunAsync(
            new ExecutionRequest("Q", Workflow((0, []), (0, [0])), 1), source.Token));

        Assert.IsType<StepOutcome.Cancelled>(result.Steps[0].Outcome);
        Assert.Equal(new StepOutcome.Blocked(0), result.Steps[1].Outcome);
        Assert.Equal(TimeSpan.FromSeconds(1), result.Elapsed);
    }

    [Fact]
    public async Task RunAsync_StepsOfEarlierRounds_AreShownBeforeTheWorkflowsOwn()
    {
        var client = new ScriptedChatClient("x");
        var first = new Round(Workflow((0, []), (0, []), (0, [1])), ["old", null, "older"], "older");
        var second = new Round(Workflow((0, [])), ["new"], "new");
        var request = new ExecutionRequest("Q", Workflow((0, [-4, -1]), (0, [-2, 0])), 1)
        {
            Earlier = EarlierSteps.Of([first, second]),
        };

        await new WorkflowExecutor(Pools.Of(client)).RunAsync(request, TestContext.Current.CancellationToken);

        var messages = client.Calls.Select(call => WorkerMessage.Parse(call.Text)).ToArray();
        Assert.Equal([(-4, "old"), (-1, "new")], messages[0].Steps.Select(step => (step.Index, step.Output)));
        Assert.Equal([(-2, "older"), (0, "x")], messages[1].Steps.Select(step => (step.Index, step.Output)));
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(-4)]
    public async Task RunAsync_EarlierStepWithoutOutput_Throws(int visible)
    {
        var round = new Round(Workflow((0, []), (0, []), (0, [0])), ["a", null, "c"], "c");
        var request = new ExecutionRequest("Q", Workflow((0, [visible])), 1) { Earlier = EarlierSteps.Of([round]) };
        var executor = new WorkflowExecutor(Pools.Of(new ScriptedChatClient("x")));

        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => executor.RunAsync(request, TestContext.Current.CancellationToken));

        Assert.Contains($"{visible}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_LongChainOfInstantAnswers_DoesNotRunOutOfStack()
    {
        var steps = Enumerable.Range(0, 20_000)
            .Select(i => new WorkflowStep(0, "s", i == 0 ? Access.Nothing : new Access.Steps([i - 1])));

        var result = await RunAsync(Pools.Of(new ScriptedChatClient("x")), new Workflow(string.Empty, [.. steps]));

        Assert.Equal("x", result.Answer);
    }

    [Theory]
    [InlineData(nameof(IStepObserver.OnStarted))]
    [InlineData(nameof(IStepObserver.OnOutput))]
    [InlineData(nameof(IStepObserver.OnEnded))]
    public async Task RunAsync_ObserverThrows_EndsTheRunAndTheCallsInFlight(string breaksAt)
    {
        var clock = new ManualClock();
        var slow = new ScriptedChatClient(_ => new ScriptedReply("x") { Delay = TimeSpan.FromHours(1) }, clock);
        var observer = new BrokenObserver(breaksAt);
        var budget = new RunBudget(10_000m);
        var executor = new WorkflowExecutor(Pools.Of(slow, new ScriptedChatClient("x")));
        var request = new ExecutionRequest("Q", Workflow((0, []), (1, []), (0, [0, 1])), 1)
        {
            Budget = budget,
            Observer = observer,
            IsStreaming = true,
        };

        var run = () => executor.RunAsync(request, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidOperationException>(run);
        Assert.Single(slow.Calls);
        Assert.Equal(0m, budget.Reserved);
        var seen = observer.Calls;
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(seen, observer.Calls);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 0)]
    [InlineData(1, -1)]
    public async Task RunAsync_WorkflowDoesNotFit_Throws(int worker, int seen)
    {
        var workflow = Workflow((worker, seen < 0 ? [] : [seen]));

        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(Pools.Of(new ScriptedChatClient("x")), workflow));
    }

    private static Task<WorkflowResult> RunAsync(WorkerPool pool, Workflow workflow) =>
        new WorkflowExecutor(pool).RunAsync(
            new ExecutionRequest("Q", workflow, 1), TestContext.Current.CancellationToken);

    private static Workflow Workflow(params (int Worker, int[] Sees)[] steps) => new(
        string.Empty,
        [.. steps.Select((step, i) => new WorkflowStep(step.Worker, Subtasks[i], new Access.Steps(step.Sees)))]);

    private sealed class BrokenObserver(string breaksAt) : IStepObserver
    {
        public int Calls { get; private set; }

        public void OnStarted(int step, string prompt, TimeSpan start) => Note(step, nameof(OnStarted));

        public void OnOutput(int step, string text) => Note(step, nameof(OnOutput));

        public void OnAttemptFailed(int step, FailedAttempt attempt) => Note(step, nameof(OnAttemptFailed));

        public void OnEnded(int step, StepResult result) => Note(step, nameof(OnEnded));

        private void Note(int step, string call)
        {
            Calls++;
            if (step == 1 && call == breaksAt)
            {
                throw new InvalidOperationException("The terminal is gone.");
            }
        }
    }
}
