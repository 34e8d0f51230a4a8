using Podium.FakeServices.Dialects;
using Podium.FakeServices.Faults;

namespace Podium.FakeServices.Tests.Faults;

public sealed class AnswerFaultTests
{
    private const string AsksForUsage =
        """{"model":"m","stream":true,"stream_options":{"include_usage":true},"messages":[{"content":"Say it"}]}""";

    public static TheoryData<FakeFault, string> WholeParts => new()
    {
        { new FakeFault.EmptyChoices(), "\"choices\":[],\"usage\"" },
        { new FakeFault.MissingUsage(), "\"finish_reason\":\"stop\"}]}" },
        { new FakeFault.WrongUsage(7, 8), "{\"prompt_tokens\":7,\"completion_tokens\":8,\"total_tokens\":15," },
        { new FakeFault.ContentFilter(), "\"content\":\"\"},\"finish_reason\":\"content_filter\"" },
        { new FakeFault.LengthCut(2), "\"content\":\"one two \"},\"finish_reason\":\"length\"" },
        { new FakeFault.DuplicateChunks(), "\"content\":\"one one two two threethree\"" },
        { new FakeFault.HugeChunk(5), "\"content\":\"xxxxx\"" },
        { new FakeFault.MalformedChunk(), "{{\"id\"" },
        { new FakeFault.ErrorBody(), "{\"error\":{\"message\":\"The server failed.\",\"type\":\"server_error\"" },
    };

    public static TheoryData<FakeFault, string> StreamParts => new()
    {
        { new FakeFault.ContentFilter(), "\"delta\":{},\"finish_reason\":\"content_filter\"" },
        { new FakeFault.LengthCut(1), "\"delta\":{},\"finish_reason\":\"length\"" },
        { new FakeFault.WrongUsage(7, 8), "{\"prompt_tokens\":7,\"completion_tokens\":8,\"total_tokens\":15," },
        { new FakeFault.MalformedChunk(), "data: {{\"id\"" },
        { new FakeFault.HugeChunk(100_000), new string('x', 100_000) },
    };

    [Theory]
    [MemberData(nameof(WholeParts))]
    public async Task Whole_WithAFault_ShowsIt(FakeFault fault, string part)
    {
        await using var caller = await Caller.StartAsync(fault);

        using var response = await caller.SendAsync(Caller.Question);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains(part, (await Caller.ReadAsync(response)).Text);
    }

    [Theory]
    [MemberData(nameof(StreamParts))]
    public async Task Stream_WithAFault_ShowsItAndEndsAsEver(FakeFault fault, string part)
    {
        await using var caller = await Caller.StartAsync(fault);

        var text = await caller.AskAsync(AsksForUsage);

        Assert.Contains(part, text);
        Assert.EndsWith("data: [DONE]\n\n", text);
    }

    [Fact]
    public async Task EmptyChoices_OfAStream_LeavesNoDelta()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.EmptyChoices());

        var text = await caller.AskAsync(AsksForUsage);

        Assert.DoesNotContain("delta", text);
        Assert.Contains("\"choices\":[]", text);
        Assert.EndsWith("data: [DONE]\n\n", text);
    }

    [Fact]
    public async Task MissingUsage_OfAStream_SaysNothingOfTokens()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.MissingUsage());

        var text = await caller.AskAsync(AsksForUsage);

        Assert.DoesNotContain("tokens", text);
        Assert.Contains("\"finish_reason\":\"stop\"", text);
    }

    [Fact]
    public async Task DuplicateChunks_OfAStream_SendEachTwice()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.DuplicateChunks());

        var text = await caller.AskAsync(AsksForUsage);

        Assert.Equal(2, text.Split("{\"content\":\"two \"}").Length - 1);
        Assert.Contains("\"completion_tokens\":3", text);
    }

    [Fact]
    public async Task ErrorBody_OfAStream_ComesAfterTheFirstChunkAndEndsIt()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.ErrorBody());

        var events = (await caller.AskAsync(AsksForUsage)).Split("\n\n");

        Assert.Contains("{\"content\":\"one \"}", events[^3]);
        Assert.StartsWith("data: {\"error\":{\"message\":\"The server failed.\"", events[^2]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_WithAFault_ShowItInTheVendorsWords(bool isStream)
    {
        await using var caller = await Caller.StartAsync(FakeDialects.Anthropic);
        var question = isStream ? Caller.Streamed(Caller.Question) : Caller.Question;
        caller.Service.Inject(new FakeFault.ContentFilter(), times: 1);
        caller.Service.Inject(new FakeFault.LengthCut(1), times: 1);
        caller.Service.Inject(new FakeFault.EmptyChoices(), times: 1);
        caller.Service.Inject(new FakeFault.MissingUsage(), times: 1);
        caller.Service.Inject(new FakeFault.ErrorBody(), times: 1);

        var refusal = await caller.AskAsync(question);
        var cut = await caller.AskAsync(question);
        var empty = await caller.AskAsync(question);
        var silent = await caller.AskAsync(question);
        var error = await caller.AskAsync(question);

        Assert.Contains("\"stop_reason\":\"refusal\"", refusal);
        Assert.Contains("\"stop_reason\":\"max_tokens\"", cut);
        Assert.DoesNotContain("\"text\"", empty);
        Assert.Contains("\"stop_reason\":\"end_turn\"", empty);
        Assert.DoesNotContain("usage", silent);
        Assert.Contains(
            (isStream ? "event: error\ndata: " : "")
            + "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"The server failed.\"},"
            + "\"request_id\":\"req_5\"}",
            error);
    }
}
