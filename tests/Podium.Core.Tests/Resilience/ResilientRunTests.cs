using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Chat;
using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Records;
using Podium.Core.Resilience;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Resilience;

public sealed class ResilientRunTests
{
    private const string OneStep = "model_id = [0]\nsubtasks = [\"s\"]\naccess_list = [[]]";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_AttemptsFail_RecordHoldsThemAsTheyHappenedAndReadsBack()
    {
        var pool = new FlakyPool().Add(["w1"], [FlakyPool.TurnedAway(), FlakyPool.TurnedAway(FaultKind.Malformed)])
            .Add(new ScriptedReply("fine"));
        var live = new Events();
        var engine = new RunEngine(
            new FixedConductor(OneStep), pool.Build(), new RunOptions { TimeProvider = pool.Clock });

        var result = await pool.Clock.RunAsync(() => engine.RunAsync("Q", live, Cancellation));

        var lines = string.Join('\n', result.Events.Select(RunRecordWriter.ToLine));
        var read = RunRecordReader.Parse(lines, "run");
        Assert.Equal("fine", result.Answer);
        Assert.Equal(lines, string.Join('\n', live.Seen.Select(RunRecordWriter.ToLine)));
        Assert.Equal([0, 1], read.OfType<RunEvent.AttemptFailed>().Select(one => one.Attempt));
        Assert.Equal("w1", Assert.Single(read.OfType<RunEvent.StepCompleted>()).StandIn);
        Assert.Equal(read, RunRecord.InCanonicalOrder(read.Reverse()));
    }

    [Fact]
    public async Task GetStreamingResponseAsync_AnswerBreaksOffAfterItsBeginning_IsAFaultAndNotBegunAgain()
    {
        var pool = new FlakyPool { IsStreaming = true }.Add(FlakyPool.Cut("The beginning"), new ScriptedReply("x"));
        var client = new ConductorChatClient(
            new FixedConductor(OneStep), pool.Build(), new RunOptions { TimeProvider = pool.Clock });

        var text = "";
        var fault = await Assert.ThrowsAsync<WorkerFaultException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("Q", cancellationToken: Cancellation))
            {
                text += update.Text;
            }
        });

        Assert.Equal((FaultKind.CutStream, 1), (fault.Fault, pool.CallsOf(0)));
        Assert.StartsWith("The beginning", text, StringComparison.Ordinal);
        Assert.Contains("broke off after its beginning was passed on", fault.Message);
    }

    [Fact]
    public async Task GetStreamingResponseAsync_BareClientBreaksOff_IsNotBegunAgain()
    {
        var pool = new FlakyPool().Add(FlakyPool.Cut("The beginning"), new ScriptedReply("x"));
        var client = pool.Build().Workers[0].Client;

        var read = async () => await client.GetStreamingResponseAsync("Q", cancellationToken: Cancellation)
            .ToChatResponseAsync(Cancellation);

        await Assert.ThrowsAsync<WorkerFaultException>(read);
        Assert.Equal(1, pool.CallsOf(0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_ConductorAsWorker_IsBookedWithWhatItsOwnCallsCost(bool isStreaming)
    {
        var inner = new FlakyPool { IsStreaming = isStreaming }.Add(new ScriptedReply("fine"));
        var client = new ConductorChatClient(
            new FixedConductor(OneStep), inner.Build(), new RunOptions { TimeProvider = inner.Clock });
        var dear = Pools.Card with { Price = new TokenPrice(9_000_000m, 9_000_000m) };
        var outer = ResilientPool.Create([new ResilientWorker(new Worker("team", dear, client))], clock: inner.Clock);
        var engine = new RunEngine(
            new FixedConductor(OneStep), outer, new RunOptions { TimeProvider = inner.Clock });
        var observer = new Events { IsStreaming = isStreaming };

        var result = await inner.Clock.RunAsync(() => engine.RunAsync("Q", observer, Cancellation));

        Assert.Equal(("fine", new TokenUsage(10, 5), 20m), (result.Answer, result.TotalUsage, result.TotalPrice));
    }

    [Fact]
    public async Task RunAsync_ConductorAsWorkerFails_IsNotRunAgain()
    {
        var inner = new FlakyPool().Add(new ScriptedReply("no") { FinishReason = ChatFinishReason.ContentFilter });
        var client = new ConductorChatClient(
            new FixedConductor(OneStep), inner.Build(), new RunOptions { TimeProvider = inner.Clock });
        var worker = new ResilientWorker(new Worker("team", Pools.Card, client));
        var engine = new RunEngine(
            new FixedConductor(OneStep),
            ResilientPool.Create([worker], clock: inner.Clock),
            new RunOptions { TimeProvider = inner.Clock });

        var result = await inner.Clock.RunAsync(() => engine.RunAsync("Q", null, Cancellation));

        Assert.Equal(new RunOutcome.Refused(0, "Step 0 refused: no"), result.Outcome);
        Assert.Equal((1, 20m), (inner.CallsOf(0), result.TotalPrice));
    }

    [Fact]
    public async Task RunAsync_UnknownFinishReason_IsNoAnswer()
    {
        var pool = new FlakyPool().Add(new ScriptedReply("half") { FinishReason = new ChatFinishReason("pause_turn") });

        var step = await pool.RunAsync();

        var fault = Assert.IsType<StepOutcome.Faulted>(step.Outcome);
        Assert.Contains("'pause_turn'", fault.Message, StringComparison.Ordinal);
        Assert.Equal(20m, step.Price);
    }

    [Fact]
    public async Task RunAsync_ObserverEndsTheRunAfterAFailure_BudgetPaysForIt()
    {
        var pool = new FlakyPool { IsStreaming = true, Budget = new RunBudget(1000m) }
            .Add(FlakyPool.Cut("x", new TokenUsage(50, 20)), new ScriptedReply("y"));
        var executor = new WorkflowExecutor(pool.Build(), new ExecutionOptions { TimeProvider = pool.Clock });
        var request = new ExecutionRequest("Q", new Workflow("", [new WorkflowStep(0, "s", Access.Nothing)]), 1)
        {
            Budget = pool.Budget,
            Observer = new LeavingObserver(),
            IsStreaming = true,
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => executor.RunAsync(request, Cancellation));

        Assert.Equal((90m, 0m), (pool.Budget.Spent, pool.Budget.Reserved));
    }

    [Fact]
    public async Task RunAsync_ConductorBreaksWithAMistakeOfItsOwn_SharedBudgetIsFreedAgain()
    {
        var shared = new SharedBudget(1000m);
        var pool = new FlakyPool().Add(new ScriptedReply("x"));
        var engine = new RunEngine(
            new BrokenConductor(),
            pool.Build(),
            new RunOptions { SharedBudget = shared, ConductorPrice = new TokenPrice(1_000_000m, 1_000_000m) });

        await Assert.ThrowsAsync<NotSupportedException>(() => engine.RunAsync("Q", null, Cancellation));

        Assert.Equal((0m, 15m), (shared.Reserved, shared.Spent));
    }

    [Fact]
    public async Task GetResponseAsync_ManyCallsAtOnce_NoMoreInFlightThanAllowed()
    {
        var calls = Channel.CreateUnbounded<TaskCompletionSource<ChatResponse>>();
        var worker = new ResilientWorker(new Worker("w", Pools.Card, new HeldChatClient(calls.Writer)))
        {
            Options = new ResilienceOptions { MaxConcurrency = 3 },
        };
        var limited = ResilientPool.Create([worker]).Workers[0].Client;

        Task<ChatResponse>[] answers =
            [.. Enumerable.Range(0, 10).Select(_ => limited.GetResponseAsync("Q", cancellationToken: Cancellation))];
        var most = 0;
        for (var answered = 0; answered < answers.Length; answered++)
        {
            most = Math.Max(most, calls.Reader.Count);
            var call = await calls.Reader.ReadAsync(Cancellation);
            call.SetResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "x")));
        }

        await Task.WhenAll(answers);
        Assert.Equal(3, most);
    }

    /// <summary>A client whose calls are answered by the test.</summary>
    private sealed class HeldChatClient(ChannelWriter<TaskCompletionSource<ChatResponse>> calls) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
        {
            var answer = new TaskCompletionSource<ChatResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
            calls.TryWrite(answer);
            return answer.Task;
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey) => null;

        public void Dispose()
        {
        }
    }

    /// <summary>A conductor that is not finished.</summary>
    private sealed class BrokenConductor : IBoundedConductor
    {
        public TokenUsage Bound(ConductorRequest request) => new(10, 5);

        public ValueTask<ConductorReply> ConductAsync(
            ConductorRequest request, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }

    /// <summary>Ends the run as soon as a call fails.</summary>
    private sealed class LeavingObserver : IStepObserver
    {
        public void OnStarted(int step, string prompt, TimeSpan start)
        {
        }

        public void OnOutput(int step, string text)
        {
        }

        public void OnAttemptFailed(int step, FailedAttempt attempt) => throw new InvalidOperationException("Enough.");

        public void OnEnded(int step, StepResult result)
        {
        }
    }

    private sealed class Events : IRunObserver
    {
        public List<RunEvent> Seen { get; } = [];

        public bool IsStreaming { get; init; }

        public void OnEvent(RunEvent runEvent) => Seen.Add(runEvent);

        public void OnOutput(int round, int step, string text)
        {
        }
    }
}
