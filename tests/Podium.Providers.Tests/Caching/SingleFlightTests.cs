using Microsoft.Extensions.AI;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Workers;

namespace Podium.Providers.Tests.Caching;

public sealed class SingleFlightTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "Question?")];

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
    public async Task GetResponseAsync_SecondCallBesideASlowOne_DoesNotWaitAndAnswersAll()
    {
        using var bench = new CacheBench();
        var inner = new GatedChatClient();
        using var client = bench.Wrap(inner);
        var worker = new ResilientWorker(new Worker("slow", Testing.Pools.Card, client))
        {
            Options = new ResilienceOptions { HedgeAfter = TimeSpan.FromMilliseconds(1), MaxAttempts = 1 },
        };
        var pool = ResilientPool.Create([worker]);

        var hedged = pool.Workers[0].Client.GetResponseAsync(Question, null, Cancellation);
        var slow = await inner.NextCallAsync();
        var fast = await inner.NextCallAsync();
        fast.SetResult(GatedChatClient.Answer("Yes."));
        var answer = await hedged;
        slow.SetResult(GatedChatClient.Answer("No."));

        Assert.Equal("Yes.", answer.Text);
        Assert.Equal("Yes.", (await pool.Workers[0].Client.GetResponseAsync(Question, null, Cancellation)).Text);
        Assert.False(inner.HasCall);
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
}
