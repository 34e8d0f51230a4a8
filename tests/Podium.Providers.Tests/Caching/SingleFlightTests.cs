using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Providers.Tests.Caching;

public sealed class SingleFlightTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "Question?")];

    private static readonly ResilienceOptions Hedging = new()
    {
        HedgeAfter = TimeSpan.FromSeconds(1),
        AttemptTimeout = TimeSpan.FromSeconds(10),
        MaxAttempts = 1,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetResponseAsync_ManyAtOnce_AreOneCall()
    {
        using var bench = new CacheBench();
        var inner = new GatedChatClient();
        using var client = bench.Wrap(inner);

        var asked = Enumerable.Range(0, 20)
            .Select(_ => client.GetResponseAsync(Question, null, Cancellation))
            .ToArray();
        (await inner.NextCallAsync()).SetResult(GatedChatClient.Answer("Yes."));
        var answers = await Task.WhenAll(asked);

        Assert.All(answers, answer => Assert.Equal("Yes.", answer.Text));
        Assert.False(inner.HasCall);
        Assert.Equal(19, bench.Cache.ReadStatistics().Hits);
    }

    [Fact]
    public async Task GetResponseAsync_FirstFails_NextMakesTheCall()
    {
        using var bench = new CacheBench();
        var inner = new GatedChatClient();
        using var client = bench.Wrap(inner);

        var first = client.GetResponseAsync(Question, null, Cancellation);
        var second = client.GetResponseAsync(Question, null, Cancellation);
        var third = client.GetResponseAsync(Question, null, Cancellation);
        (await inner.NextCallAsync()).SetException(new WorkerFaultException(FaultKind.Unavailable, "Down."));
        await Assert.ThrowsAsync<WorkerFaultException>(() => first);
        (await inner.NextCallAsync()).SetResult(GatedChatClient.Answer("Yes."));

        Assert.Equal(("Yes.", "Yes."), ((await second).Text, (await third).Text));
        Assert.False(inner.HasCall);
    }

    [Fact]
    public async Task GetResponseAsync_FirstIsCancelled_NextMakesTheCall()
    {
        using var bench = new CacheBench();
        var inner = new GatedChatClient();
        using var client = bench.Wrap(inner);
        using var impatient = new CancellationTokenSource();

        var first = client.GetResponseAsync(Question, null, impatient.Token);
        await inner.NextCallAsync();
        var second = client.GetResponseAsync(Question, null, Cancellation);
        await impatient.CancelAsync();
        (await inner.NextCallAsync()).SetResult(GatedChatClient.Answer("Yes."));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("Yes.", (await second).Text);
    }

    [Fact]
    public async Task GetResponseAsync_OneWhoWaitsIsCancelled_OthersGetTheirAnswer()
    {
        using var bench = new CacheBench();
        var inner = new GatedChatClient();
        using var client = bench.Wrap(inner);
        using var impatient = new CancellationTokenSource();

        var first = client.GetResponseAsync(Question, null, Cancellation);
        var call = await inner.NextCallAsync();
        var second = client.GetResponseAsync(Question, null, impatient.Token);
        var third = client.GetResponseAsync(Question, null, Cancellation);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        call.SetResult(GatedChatClient.Answer("Yes."));

        Assert.Equal(("Yes.", "Yes."), ((await first).Text, (await third).Text));
        Assert.False(inner.HasCall);
    }

    [Fact]
    public async Task GetResponseAsync_SecondCallBesideASlowOne_AnswersAllAndIsTheOnlyOne()
    {
        using var bench = new CacheBench();
        var inner = new GatedChatClient();
        using var client = bench.Wrap(inner);
        var clock = new ManualClock();
        var pool = HedgingPool(client, clock);

        var first = pool.Workers[0].Client.GetResponseAsync(Question, null, Cancellation);
        var slow = await inner.NextCallAsync();
        var waiting = pool.Workers[0].Client.GetResponseAsync(Question, null, Cancellation);
        clock.Advance(Hedging.HedgeAfter!.Value);
        var fast = await inner.NextCallAsync();
        var hasThird = inner.HasCall;
        fast.SetResult(GatedChatClient.Answer("Yes."));

        Assert.Equal(("Yes.", "Yes."), ((await first).Text, (await waiting).Text));
        Assert.False(hasThird || inner.HasCall);
        slow.SetResult(GatedChatClient.Answer("No."));
    }

    [Fact]
    public async Task RunAsync_WaitsForAnothersAnswerUntilTheDeadline_CostsNothing()
    {
        using var bench = new CacheBench();
        var inner = new GatedChatClient();
        using var client = bench.Wrap(inner);
        var clock = new ManualClock();
        var pool = HedgingPool(client, clock);
        var executor = new WorkflowExecutor(pool, new ExecutionOptions { TimeProvider = clock });
        var request = new ExecutionRequest("Q", new Workflow("", [new WorkflowStep(0, "s", Access.Nothing)]), Seed: 1)
        {
            Budget = new RunBudget(100_000m),
        };

        var other = executor.RunAsync(request with { Budget = new RunBudget(null) }, Cancellation);
        await inner.NextCallAsync();
        var running = executor.RunAsync(request, Cancellation);
        clock.Advance(Hedging.HedgeAfter!.Value);
        await inner.NextCallAsync();
        clock.Advance(Hedging.AttemptTimeout!.Value);
        var step = (await running).Steps[0];

        Assert.Equal(FaultKind.TimedOut, Assert.IsType<StepOutcome.Faulted>(step.Outcome).Fault);
        Assert.Equal((0m, true), (step.Price, step.IsUsageReported));
        Assert.True((await other).Steps[0].Price > 0);
    }

    [Fact]
    public async Task GetResponseAsync_OtherQuestion_DoesNotWait()
    {
        using var bench = new CacheBench();
        var inner = new GatedChatClient();
        using var client = bench.Wrap(inner);

        var first = client.GetResponseAsync(Question, null, Cancellation);
        var firstCall = await inner.NextCallAsync();
        var second = client.GetResponseAsync([new ChatMessage(ChatRole.User, "Another?")], null, Cancellation);
        (await inner.NextCallAsync()).SetResult(GatedChatClient.Answer("Two."));
        var answer = await second;
        firstCall.SetResult(GatedChatClient.Answer("One."));

        Assert.Equal(("One.", "Two."), ((await first).Text, answer.Text));
    }

    private static WorkerPool HedgingPool(IChatClient client, TimeProvider clock) => ResilientPool.Create(
        [new ResilientWorker(new Worker("slow", Testing.Pools.Card, client)) { Options = Hedging }], clock: clock);
}
