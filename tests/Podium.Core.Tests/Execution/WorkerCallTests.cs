using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Execution;

public sealed class WorkerCallTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<Exception, FaultKind> Faults => new()
    {
        { new HttpRequestException("x", null, HttpStatusCode.TooManyRequests), FaultKind.RateLimited },
        { new HttpRequestException("x", null, HttpStatusCode.Unauthorized), FaultKind.Unauthenticated },
        { new HttpRequestException("x", null, HttpStatusCode.Forbidden), FaultKind.Unauthenticated },
        { new HttpRequestException("x", null, HttpStatusCode.BadGateway), FaultKind.Unavailable },
        { new HttpRequestException("x", null, HttpStatusCode.GatewayTimeout), FaultKind.TimedOut },
        { new HttpRequestException("x", null, HttpStatusCode.BadRequest), FaultKind.Malformed },
        { new HttpRequestException("x"), FaultKind.Unavailable },
        { new HttpIOException(HttpRequestError.ResponseEnded), FaultKind.CutStream },
        { new EndOfStreamException("x"), FaultKind.CutStream },
        { new TimeoutException("x"), FaultKind.TimedOut },
        { new TaskCanceledException("x"), FaultKind.TimedOut },
        { new JsonException("x"), FaultKind.Malformed },
        { new InvalidOperationException("x"), FaultKind.Unavailable },
        { new WorkerFaultException(FaultKind.RateLimited, "x"), FaultKind.RateLimited },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task RunAsync_ClientThrows_IsAFaultOfThatKind(Exception exception, FaultKind kind)
    {
        foreach (var isStreaming in new[] { false, true })
        {
            var (result, _) = await RunAsync(new ScriptedReply("half") { Fault = exception }, isStreaming);

            var fault = Assert.IsType<StepOutcome.Faulted>(result.Outcome);
            Assert.Equal(kind, fault.Fault);
            Assert.Null(result.Output);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_ContentFilter_IsARefusal(bool isStreaming)
    {
        var reply = new ScriptedReply("I cannot.") { FinishReason = ChatFinishReason.ContentFilter };

        var (result, _) = await RunAsync(reply, isStreaming);

        Assert.Equal(new StepOutcome.Refused("I cannot."), result.Outcome);
        Assert.Equal(new TokenUsage(10, 5), result.Usage);
    }

    [Fact]
    public async Task RunAsync_StreamWithoutFinishReason_IsCut()
    {
        var (result, written) = await RunAsync(new ScriptedReply("half an ans") { FinishReason = null }, true);

        Assert.Equal(FaultKind.CutStream, Assert.IsType<StepOutcome.Faulted>(result.Outcome).Fault);
        Assert.Equal("half an ans", written);
    }

    [Fact]
    public async Task RunAsync_WholeAnswerWithoutFinishReason_IsCompleted()
    {
        var (result, _) = await RunAsync(new ScriptedReply("all of it") { FinishReason = null }, false);

        Assert.Equal("all of it", result.Output);
    }

    [Fact]
    public async Task RunAsync_Stream_PassesOnWhatItAnswers()
    {
        var (result, written) = await RunAsync(new ScriptedReply("one two three"), true);

        Assert.Equal("one two three", result.Output);
        Assert.Equal("one two three", written);
        Assert.Equal(new TokenUsage(10, 5), result.Usage);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task RunAsync_NoAnswerBeforeTheDeadline_IsTimedOutAtTheDeadline(bool isStreaming, bool ignores)
    {
        var reply = new ScriptedReply("late") { Delay = 5 * Second, IgnoresCancellation = ignores };

        var (result, written) = await RunAsync(reply, isStreaming);

        Assert.Equal(FaultKind.TimedOut, Assert.IsType<StepOutcome.Faulted>(result.Outcome).Fault);
        Assert.Equal(Second, result.Elapsed);
        Assert.Empty(written);
    }

    [Fact]
    public async Task RunAsync_UsageNotReported_CountsAsTheWorstCase()
    {
        var (result, _) = await RunAsync(new ScriptedReply("x") { Usage = null }, false);

        Assert.False(result.IsUsageReported);
        var most = "[Question]\nQ\n[Subtask]\ns".Length + PriceBound.FramingTokens;
        Assert.Equal(new TokenUsage(most, 100), result.Usage);
        Assert.Equal(result.Usage.InputTokens + 200m, result.Price);
    }

    [Theory]
    [InlineData(FaultKind.RateLimited, true)]
    [InlineData(FaultKind.Unauthenticated, true)]
    [InlineData(FaultKind.Unavailable, false)]
    [InlineData(FaultKind.CutStream, false)]
    public async Task RunAsync_Fault_IsPricedAsWorstCaseUnlessTheCallWasTurnedAway(FaultKind kind, bool isFree)
    {
        var (result, _) = await RunAsync(ScriptedReply.Throws(new WorkerFaultException(kind, "x")), false);

        Assert.Equal(isFree, result.Price == 0);
    }

    private static async Task<(StepResult Result, string Written)> RunAsync(ScriptedReply reply, bool isStreaming)
    {
        var clock = new ManualClock();
        var observer = new WrittenText();
        var pool = Pools.Of(new ScriptedChatClient(_ => reply, clock));
        var options = new ExecutionOptions { CallTimeout = Second, TimeProvider = clock };
        var workflow = new Workflow(string.Empty, [new WorkflowStep(0, "s", Access.Nothing)]);
        var request = new ExecutionRequest("Q", workflow, 1) { Observer = observer, IsStreaming = isStreaming };

        var result = await clock.RunAsync(() => new WorkflowExecutor(pool, options).RunAsync(request));

        clock.Advance(10 * Second);
        Assert.Equal(result.Steps[0], observer.Result);
        return (result.Steps[0], observer.Text);
    }

    private sealed class WrittenText : IStepObserver
    {
        public string Text { get; private set; } = string.Empty;

        public StepResult? Result { get; private set; }

        public void OnStarted(int step, string prompt, TimeSpan start) => Assert.Null(Result);

        public void OnOutput(int step, string text)
        {
            Assert.Null(Result);
            Text += text;
        }

        public void OnAttemptFailed(int step, FailedAttempt attempt)
        {
        }

        public void OnEnded(int step, StepResult result) => Result = result;
    }
}
