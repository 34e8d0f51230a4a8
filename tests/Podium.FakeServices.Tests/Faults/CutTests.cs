using Podium.FakeServices.Dialects;
using Podium.FakeServices.Faults;

namespace Podium.FakeServices.Tests.Faults;

public sealed class CutTests
{
    private static readonly string Question = Caller.Streamed(Caller.Question);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Cut_BetweenChunks_EndsTheStreamProperly(int chunks)
    {
        await using var caller = await Caller.StartAsync(new FakeFault.Cut(chunks, CutManner.BetweenChunks));

        using var response = await caller.SendAsync(Question);
        var (text, end) = await Caller.ReadAsync(response);

        Assert.Null(end);
        Assert.Equal(await EventsAsync(1 + chunks), text);
    }

    [Fact]
    public async Task Cut_WithinAChunk_SendsHalfOfTheNext()
    {
        await using var caller = await Caller.StartAsync(new FakeFault.Cut(1, CutManner.WithinChunk));

        using var response = await caller.SendAsync(Question);
        var (text, end) = await Caller.ReadAsync(response);

        Assert.Null(end);
        Assert.StartsWith(await EventsAsync(2) + "data: {\"id\":", text);
        Assert.StartsWith(text, await EventsAsync(3));
        Assert.DoesNotContain("two", text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Cut_ByClosing_ClosesTheConnectionAfterTheChunks(int chunks)
    {
        await using var caller = await Caller.StartAsync(new FakeFault.Cut(chunks, CutManner.Close));

        using var response = await caller.SendAsync(Question);
        var (text, end) = await Caller.ReadAsync(response);

        Assert.NotNull(end);
        Assert.Equal(await EventsAsync(1 + chunks), text);
    }

    [Theory]
    [InlineData(CutManner.BetweenChunks)]
    [InlineData(CutManner.WithinChunk)]
    [InlineData(CutManner.Close)]
    public async Task Cut_OfAWholeAnswer_LeavesHalfOfIt(CutManner manner)
    {
        await using var caller = await Caller.StartAsync();
        var whole = await caller.AskAsync(Caller.Question);
        caller.Service.Inject(new FakeFault.Cut(1, manner));

        using var response = await caller.SendAsync(Caller.Question);
        var (text, end) = await Caller.ReadAsync(response);

        Assert.Equal(manner == CutManner.Close, end is not null);
        Assert.Equal(whole[..(whole.Length / 2)].Replace("chatcmpl-1", "chatcmpl-2"), text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cut_ByReset_BreaksOffAndIsBilled(bool isStream)
    {
        await using var caller = await Caller.StartAsync(new FakeFault.Cut(1, CutManner.Reset));

        var exception = await Record.ExceptionAsync(() => caller.AskAsync(isStream ? Question : Caller.Question));

        Assert.IsType<HttpRequestException>(exception);
        Assert.Equal(isStream ? 1 : 3, caller.Service.Bill.Usage.OutputTokens);
    }

    [Fact]
    public async Task Cut_OfMessages_LeavesOutTheEnd()
    {
        await using var caller = await Caller.StartAsync(
            new FakeFault.Cut(2, CutManner.BetweenChunks), FakeDialects.Anthropic);

        var text = await caller.AskAsync(Question);

        Assert.EndsWith("\"delta\":{\"type\":\"text_delta\",\"text\":\"two \"}}\n\n", text);
    }

    /// <summary>The first events of a stream without a fault.</summary>
    private static async Task<string> EventsAsync(int count)
    {
        await using var caller = await Caller.StartAsync();
        var text = await caller.AskAsync(Question);
        return string.Concat(text.Split("\n\n").Take(count).Select(part => part + "\n\n"));
    }
}
