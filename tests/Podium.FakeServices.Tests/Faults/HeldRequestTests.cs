using Podium.FakeServices.Faults;

namespace Podium.FakeServices.Tests.Faults;

public sealed class HeldRequestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SlowHeaders_UntilRecovery_SendNothingThenTheAnswer()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.SlowHeaders());
        var sending = caller.SendAsync(Caller.Question);
        await caller.Service.WaitForHeldAsync(1, Cancellation);
        var isSent = sending.IsCompleted;
        var bill = caller.Service.Bill;

        caller.Service.Recover();
        using var response = await sending;

        Assert.False(isSent);
        Assert.Equal(default, bill);
        Assert.Contains("one two three", (await Caller.ReadAsync(response)).Text);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 3)]
    public async Task Stall_UntilRecovery_HoldsBackTheRest(bool isStream, long billed)
    {
        var question = isStream ? Caller.Streamed(Caller.Question) : Caller.Question;
        await using var caller = await Caller.StartAsync();
        var whole = await caller.AskAsync(question);
        var before = caller.Service.Bill.Usage.OutputTokens;
        caller.Service.Inject(new FakeFault.Stall(1));
        using var response = await caller.SendAsync(question);
        await caller.Service.WaitForHeldAsync(1, Cancellation);
        var whileHeld = caller.Service.Bill.Usage.OutputTokens - before;

        caller.Service.Recover();
        var (text, end) = await Caller.ReadAsync(response);

        Assert.Null(end);
        Assert.Equal(whole.Replace("chatcmpl-1", "chatcmpl-2"), text);
        Assert.Equal(billed, whileHeld);
    }

    [Fact]
    public async Task SlowHeaders_WhenTheClientGivesUp_BillNothing()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.SlowHeaders());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var sending = caller.SendAsync(Caller.Question, patience.Token);
        await caller.Service.WaitForHeldAsync(1, Cancellation);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(default, caller.Service.Bill);
        Assert.Contains("one two three", await caller.AskAsync(Caller.Question));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Dispose_WithHeldRequests_BreaksThemOff(bool isBeforeHeaders)
    {
        var caller = await Caller.StartAsync();
        caller.Service.Inject(isBeforeHeaders ? new FakeFault.SlowHeaders() : new FakeFault.Stall(1));
        var asking = Enumerable.Range(0, 20).Select(_ => caller.AskAsync(Caller.Streamed(Caller.Question))).ToList();
        await caller.Service.WaitForHeldAsync(asking.Count, Cancellation);

        await caller.Service.DisposeAsync();

        foreach (var request in asking)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => request);
        }

        await caller.DisposeAsync();
    }
}
