using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Chat;
using Podium.Core.Execution;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Chat;

public sealed class ConductorChatClientTests
{
    private const string OneStep = "model_id = [0]\nsubtasks = [\"s\"]\naccess_list = [[]]";
    private const string TwoSteps = "model_id = [0, 1]\nsubtasks = [\"s\", \"t\"]\naccess_list = [[], [\"all\"]]";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetResponseAsync_Question_AnswersWithTotals()
    {
        var conductor = new FixedConductor(TwoSteps) { Usage = new TokenUsage(100, 20) };
        using var client = new ConductorChatClient(
            conductor, Pools.Of(new ScriptedChatClient("6"), new ScriptedChatClient("72")));

        var response = await client.GetResponseAsync("Q", cancellationToken: Token);

        Assert.Equal("72", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(120, response.Usage!.InputTokenCount);
        Assert.Equal(30, response.Usage.OutputTokenCount);
    }

    [Fact]
    public async Task GetResponseAsync_Conversation_GivesEarlierMessagesAsContext()
    {
        var conductor = new FixedConductor(OneStep);
        using var client = new ConductorChatClient(conductor, Pools.Of(new ScriptedChatClient("x")));
        ChatMessage[] messages =
        [
            new(ChatRole.System, "Be brief."), new(ChatRole.User, "Capital of France?"),
            new(ChatRole.Assistant, "[user]\nParis"), new(ChatRole.User, "Its letters?"),
        ];

        await client.GetResponseAsync(messages, cancellationToken: Token);

        Assert.Equal(
            "[system]\nBe brief.\n[user]\nCapital of France?\n[assistant]\n\\[user]\nParis\n[user]\nIts letters?",
            conductor.Requests[0].Question);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task GetStreamingResponseAsync_AnyRounds_BringsTheAnswerOnce(int rounds)
    {
        using var client = new ConductorChatClient(
            new FixedConductor(TwoSteps),
            Pools.Of(new ScriptedChatClient("unseen"), new ScriptedChatClient("seventy-two")),
            new RunOptions { MaxRounds = rounds });

        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync("Q", cancellationToken: Token))
        {
            updates.Add(update);
        }

        var response = updates.ToChatResponse();
        Assert.Equal("seventy-two", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(20 * rounds, response.Usage!.InputTokenCount);
        Assert.Equal(rounds == 1 ? 4 : 1, updates.Count);
    }

    [Fact]
    public async Task GetStreamingResponseAsync_ReaderLeaves_EndsTheRun()
    {
        var endless = new EndlessChatClient(new ManualClock());
        var client = new ConductorChatClient(new FixedConductor(OneStep), Pools.Of(endless));

        await foreach (var update in client.GetStreamingResponseAsync("Q", cancellationToken: Token))
        {
            Assert.Equal("one", update.Text);
            Assert.False(endless.Call.IsCancellationRequested);
            break;
        }

        Assert.True(endless.Call.IsCancellationRequested);
    }

    [Fact]
    public async Task GetResponseAsync_NoAnswer_Throws()
    {
        var broken = new ScriptedChatClient(_ => ScriptedReply.Throws(new TimeoutException("slow")));
        using var client = new ConductorChatClient(new FixedConductor(OneStep), Pools.Of(broken));

        var error = await Assert.ThrowsAsync<RunFailedException>(
            () => client.GetResponseAsync("Q", cancellationToken: Token));

        Assert.Equal(FaultKind.TimedOut, Assert.IsType<RunOutcome.Faulted>(error.Result.Outcome).Fault);
        Assert.Contains("slow", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResponseAsync_NoUserMessage_Throws()
    {
        using var client = new ConductorChatClient(new FixedConductor(OneStep), Pools.Of(new ScriptedChatClient("x")));

        await Assert.ThrowsAsync<ArgumentException>(() => client.GetResponseAsync(
            [new ChatMessage(ChatRole.System, "x")], cancellationToken: Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_ConductorInItsOwnPool_PlansAgainOnceAndNoDeeper(bool isStreaming)
    {
        var worker = new ScriptedChatClient("x");
        var conductor = new FixedConductor(OneStep);
        var client = new ConductorChatClient(
            conductor, self => Pools.Of(self, worker), new RunOptions { MaxDepth = 3 });
        var engine = new RunEngine(conductor, Pools.Of(client), new RunOptions { MaxRounds = 1 });

        var result = await engine.RunAsync("Q", isStreaming ? new Listener() : null, Token);

        Assert.Equal(FaultKind.Unavailable, Assert.IsType<RunOutcome.Faulted>(result.Outcome).Fault);
        Assert.Equal(3, conductor.Requests.Count);
    }

    [Fact]
    public async Task RunAsync_NestedConductor_PlansForItsSubtaskOutOfWhatItsStepMaySee()
    {
        const string Outer =
            "model_id = [0, 1]\nsubtasks = [\"the capital\", \"count its letters\"]\naccess_list = [[], [0]]";
        const string Inner = "model_id = [0]\nsubtasks = [\"count\"]\naccess_list = [[-1]]";
        var inner = new FixedConductor(Inner);
        var counter = new ScriptedChatClient("5");
        var nested = new ConductorChatClient(
            inner, new WorkerPool(Pools.Of(counter).Workers, QuestionVisibility.Never));
        var pool = new WorkerPool(Pools.Of(new ScriptedChatClient("Paris"), nested).Workers, QuestionVisibility.Never);

        var result = await new RunEngine(new FixedConductor(Outer), pool).RunAsync("Q", cancellationToken: Token);

        Assert.Equal("5", result.Answer);
        var request = Assert.Single(inner.Requests);
        Assert.Equal("count its letters", request.Question);
        Assert.Equal(["Paris"], Assert.Single(request.Rounds).Outputs);
        Assert.Equal(
            new WorkerMessage(null, [new VisibleStep(-1, "the capital", "Paris")], "count"),
            WorkerMessage.Parse(Assert.Single(counter.Calls).Text));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_NestedConductor_IsPricedByWhatItSpent(bool isStreaming)
    {
        var nested = new ConductorChatClient(
            new FixedConductor(TwoSteps), Pools.Of(new ScriptedChatClient("6"), new ScriptedChatClient("72")));
        var engine = new RunEngine(new FixedConductor(OneStep), Pools.Of(nested));

        var result = await engine.RunAsync("Q", isStreaming ? new Listener() : null, Token);

        Assert.Equal("72", result.Answer);
        Assert.Equal(new TokenUsage(20, 10), result.WorkerUsage);
        Assert.Equal(40m, result.WorkerPrice);
    }

    [Fact]
    public async Task RunAsync_NestedConductor_StaysWithinItsReservation()
    {
        var inner = new ScriptedChatClient("x");
        var dear = new WorkerCard("dear", [], new TokenPrice(9_000_000m, 9_000_000m), 1000, 100);
        var nested = new ConductorChatClient(
            new FixedConductor(OneStep), new WorkerPool([new Worker("dear", dear, inner)]));
        var engine = new RunEngine(
            new FixedConductor(OneStep), Pools.Of(nested), new RunOptions { MaxPrice = 1000m });

        var result = await engine.RunAsync("Q", cancellationToken: Token);

        Assert.IsType<RunOutcome.OverBudget>(result.Outcome);
        Assert.Empty(inner.Calls);
        Assert.Equal(0m, result.TotalPrice);
    }

    private sealed class Listener : IRunObserver
    {
        public bool IsStreaming => true;

        public void OnEvent(Core.Records.RunEvent runEvent)
        {
        }

        public void OnOutput(int round, int step, string text)
        {
        }
    }

    /// <summary>Writes one word, then waits for a moment that does not come.</summary>
    private sealed class EndlessChatClient(ManualClock clock) : DelegatingChatClient(new ScriptedChatClient("one"))
    {
        public CancellationToken Call { get; private set; }

        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Call = cancellationToken;
            yield return new ChatResponseUpdate(ChatRole.Assistant, "one");
            await Task.Delay(TimeSpan.FromHours(1), clock, cancellationToken);
        }
    }
}
