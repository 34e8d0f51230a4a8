using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Workers;
using Podium.FakeServices.Answers;
using Podium.FakeServices.Faults;
using Podium.FakeServices.Serving;
using Podium.Testing;

namespace Podium.FakeServices.Tests.Serving;

public sealed class BillingTests
{
    private static readonly UsageDetails Usage = new() { InputTokenCount = 100, OutputTokenCount = 50 };

    public static TheoryData<FakeFault> Refusals =>
    [
        new FakeFault.Status(400), new FakeFault.Status(429), new FakeFault.Status(503), new FakeFault.NotJson(),
        new FakeFault.CloseBeforeHeaders(), new FakeFault.ContextOverflow(), new FakeFault.ErrorBody(),
        new FakeFault.Redirect(new Uri("http://127.0.0.1:9/"), 308),
    ];

    public static TheoryData<FakeFault, long> Cuts => new()
    {
        { new FakeFault.Cut(0, CutManner.BetweenChunks), 0 },
        { new FakeFault.Cut(1, CutManner.BetweenChunks), 16 },
        { new FakeFault.Cut(1, CutManner.WithinChunk), 33 },
        { new FakeFault.Cut(2, CutManner.Close), 33 },
        { new FakeFault.ErrorBody(), 16 },
        { new FakeFault.LengthCut(2), 33 },
        { new FakeFault.ContentFilter(), 0 },
        { new FakeFault.MalformedChunk(), 50 },
        { new FakeFault.EmptyChoices(), 50 },
        { new FakeFault.DuplicateChunks(), 50 },
        { new FakeFault.HugeChunk(10), 50 },
        { new FakeFault.MissingUsage(), 50 },
        { new FakeFault.WrongUsage(1, 1), 50 },
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bill_OfAnswers_HoldsWhatTheModelReports(bool isStream)
    {
        await using var caller = await Caller.StartAsync(model: new TalkingModel("one two three") { Usage = Usage });
        var question = isStream ? Caller.Streamed(Caller.Question) : Caller.Question;

        await caller.AskAsync(question);
        await caller.AskAsync(question);

        Assert.Equal(new FakeBill(2, new TokenUsage(200, 100)), caller.Service.Bill);
        Assert.Equal(caller.Service.Bill, caller.Service.BillOf("m"));
        Assert.Equal(default, caller.Service.BillOf("n"));
    }

    [Theory]
    [InlineData(1000, 71, false)]
    [InlineData(1000, 71, true)]
    [InlineData(99, 142, false)]
    [InlineData(99, 142, true)]
    public async Task Bill_OfAModelWithAPrice_KnowsItsCacheAndLongPrompts(
        int longAbove, decimal expected, bool isStream)
    {
        var usage = new TokenUsage(100, 10) { CachedInputTokens = 60, CacheWriteTokens = 20 };
        var price = new TokenPrice(1_000_000m, 2_000_000m)
        {
            CachedInputPerMillion = 100_000m,
            CacheWritePerMillion = 1_250_000m,
        };
        var twice = new TokenPrice(2_000_000m, 4_000_000m)
        {
            CachedInputPerMillion = 200_000m,
            CacheWritePerMillion = 2_500_000m,
        };
        await using var caller = await Caller.StartAsync(
            model: new TalkingModel("one two three") { Usage = usage.ToUsageDetails() },
            price: price with { LongPrompt = new PriceTier(longAbove, twice) });

        await caller.AskAsync(isStream ? Caller.Streamed(Caller.Question) : Caller.Question);

        Assert.Equal(new FakeBill(1, usage) { Price = expected }, caller.Service.Bill);
    }

    [Fact]
    public async Task Bill_WithoutAReport_CountsWords()
    {
        await using var caller = await Caller.StartAsync();

        await caller.AskAsync(Caller.Question);

        Assert.Equal(new FakeBill(1, new TokenUsage(3, 3)), caller.Service.Bill);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Bill_OfARequestThatIsTurnedAway_IsEmpty(FakeFault fault)
    {
        await using var caller = await Caller.StartAsync(fault);

        var exception = await Record.ExceptionAsync(() => caller.AskAsync(Caller.Question));

        Assert.Equal(fault is FakeFault.CloseBeforeHeaders, exception is HttpRequestException);
        Assert.Equal(default, caller.Service.Bill);
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task Bill_OfAStreamWithAFault_HoldsWhatWasGenerated(FakeFault fault, long output)
    {
        await using var caller = await Caller.StartAsync(model: new TalkingModel("one two three") { Usage = Usage });
        caller.Service.Inject(fault, times: 1);

        using var response = await caller.SendAsync(Caller.Streamed(Caller.Question));
        await Caller.ReadAsync(response);

        Assert.Equal(new FakeBill(1, new TokenUsage(100, output)), caller.Service.Bill);
    }

    [Fact]
    public async Task Bill_OfAWholeAnswerThatIsCut_HoldsAllOfIt()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.Cut(1, CutManner.Close));

        using var response = await caller.SendAsync(Caller.Question);
        await Caller.ReadAsync(response);

        Assert.Equal(new FakeBill(1, new TokenUsage(3, 3)), caller.Service.Bill);
    }

    [Fact]
    public async Task Bill_OfAModelThatFails_IsEmpty()
    {
        var model = new TalkingModel("one") { Before = _ => throw new InvalidOperationException("Out of order.") };
        await using var caller = await Caller.StartAsync(model: model);

        using var response = await caller.SendAsync(Caller.Question);

        Assert.Equal(500, (int)response.StatusCode);
        Assert.Contains("The model failed: Out of order.", (await Caller.ReadAsync(response)).Text);
        Assert.Equal(default, caller.Service.Bill);
    }

    [Fact]
    public async Task MakeAsync_WhenTheClientGivesUp_BillsTheInput()
    {
        var model = new FakeModel("m", new TalkingModel("one")
        {
            Before = token => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token),
        });
        var ledger = new Ledger();
        var maker = new AnswerMaker(
            new FakeServiceOptions { Models = [model], TimeProvider = new ManualClock() }, ledger);
        var call = new ChatCall([new ChatMessage(ChatRole.User, "Say it")], new ChatOptions { ModelId = "m" });

        var making = maker.MakeAsync(model, call, "1", new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making);
        Assert.Equal(new FakeBill(1, new TokenUsage(2, 0)), ledger.Total());
    }
}
