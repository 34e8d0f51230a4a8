using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Providers.Caching;
using Podium.Providers.Tests.Doubles;
using Podium.Testing;

namespace Podium.Providers.Tests.Caching;

public sealed class CachingChatClientTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "Question?")];

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task GetResponseAsync_SameAgain_ComesFromTheCacheWithItsTokensAndAMark(
        bool streamsFirst, bool streamsSecond)
    {
        using var bench = new CacheBench();
        var usage = new TokenUsage(10, 5) { CachedInputTokens = 4, CacheWriteTokens = 3 };
        var inner = new ScriptedChatClient(_ => new ScriptedReply("An answer in three pieces.") { Usage = usage });
        using var client = bench.Wrap(inner);

        var first = await Clients.AskAsync(client, Question, null, streamsFirst);
        var second = await Clients.AskAsync(client, Question, null, streamsSecond);

        Assert.Single(inner.Calls);
        Assert.Equal((first.Text, first.FinishReason), (second.Text, second.FinishReason));
        Assert.Equal((usage, usage), (TokenUsage.From(first.Usage), TokenUsage.From(second.Usage)));
        Assert.False(IsCached(first));
        Assert.True(IsCached(second));
        Assert.Equal((1L, 1L), (bench.Cache.ReadStatistics().Entries, bench.Cache.ReadStatistics().Hits));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetResponseAsync_ReasoningAndCalls_ComeBackWhole(bool isStreaming)
    {
        using var bench = new CacheBench();
        var call = new FunctionCallContent("c1", "look", new Dictionary<string, object?> { ["where"] = "at \"it\"" })
        {
            AdditionalProperties = new() { ["extra"] = JsonElement.Parse("""{"signature":"s"}""") },
        };
        var thought = new TextReasoningContent("Hm.") { ProtectedData = "sealed" };
        var message = new ChatMessage(ChatRole.Assistant, [thought, new TextContent("Grüße 🙂"), call]);
        var response = new ChatResponse(message) { FinishReason = ChatFinishReason.ToolCalls, ModelId = "model-1b" };
        var inner = new FixedChatClient(response);
        using var client = bench.Wrap(inner);

        await Clients.AskAsync(client, Question, null, isStreaming);
        var second = await Clients.AskAsync(client, Question, null, isStreaming);

        var contents = Assert.Single(second.Messages).Contents;
        var reasoning = Assert.IsType<TextReasoningContent>(contents[0]);
        var found = Assert.IsType<FunctionCallContent>(contents[2]);
        Assert.Equal(1, inner.Calls);
        Assert.Equal(("Hm.", "sealed"), (reasoning.Text, reasoning.ProtectedData));
        Assert.Equal("Grüße 🙂", second.Text);
        Assert.Equal(("c1", "look", "at \"it\""), (found.CallId, found.Name, found.Arguments!["where"]!.ToString()));
        Assert.Equal("""{"signature":"s"}""", found.AdditionalProperties!["extra"]!.ToString());
        Assert.Equal((ChatFinishReason.ToolCalls, "model-1b"), (second.FinishReason, second.ModelId));
    }

    [Theory]
    [InlineData("length", "An answer.", false)]
    [InlineData("content_filter", "An answer.", false)]
    [InlineData("stop", "An answer.", true)]
    [InlineData("stop", "  ", false)]
    [InlineData(null, "An answer.", false)]
    public async Task GetResponseAsync_NotWhole_IsNotKept(string? reason, string text, bool isRefused)
    {
        using var bench = new CacheBench();
        AIContent[] contents = isRefused ? [new TextContent(text), new ErrorContent("No.")] : [new TextContent(text)];
        var inner = new FixedChatClient(new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            FinishReason = reason is null ? null : new ChatFinishReason(reason),
        });
        using var client = bench.Wrap(inner);

        await Clients.AskAsync(client, Question, null, isStreaming: false);
        await Clients.AskAsync(client, Question, null, isStreaming: true);

        Assert.Equal(2, inner.Calls);
        Assert.Equal(0, bench.Cache.ReadStatistics().Entries);
    }

    [Fact]
    public async Task GetStreamingResponseAsync_BreaksOff_IsNotKept()
    {
        using var bench = new CacheBench();
        var fault = new WorkerFaultException(FaultKind.CutStream, "Cut.");
        var inner = new ScriptedChatClient(_ => new ScriptedReply("Half an answer") { Fault = fault });
        using var client = bench.Wrap(inner);

        await Assert.ThrowsAsync<WorkerFaultException>(() => Clients.AskAsync(client, Question, null, true));
        await Assert.ThrowsAsync<WorkerFaultException>(() => Clients.AskAsync(client, Question, null, true));

        Assert.Equal(2, inner.Calls.Count);
    }

    [Fact]
    public async Task GetStreamingResponseAsync_ReaderLeavesEarly_LetsTheNextCall()
    {
        using var bench = new CacheBench();
        var inner = new ScriptedChatClient("An answer in three pieces.");
        using var client = bench.Wrap(inner);

        await foreach (var _ in client.GetStreamingResponseAsync(
            Question, cancellationToken: TestContext.Current.CancellationToken))
        {
            break;
        }

        var second = await Clients.AskAsync(client, Question, null, isStreaming: true);

        Assert.Equal("An answer in three pieces.", second.Text);
        Assert.Equal(2, inner.Calls.Count);
    }

    [Fact]
    public async Task GetResponseAsync_OptionsThatCannotBeCompared_PassBy()
    {
        using var bench = new CacheBench();
        var inner = new ScriptedChatClient("Yes.");
        using var client = bench.Wrap(inner);
        var options = new ChatOptions { ConversationId = "at the service" };

        await Clients.AskAsync(client, Question, options, isStreaming: false);
        await Clients.AskAsync(client, Question, options, isStreaming: true);

        Assert.Equal(2, inner.Calls.Count);
        Assert.Equal(0, bench.Cache.ReadStatistics().Entries);
    }

    private static bool IsCached(ChatResponse response) =>
        response.AdditionalProperties?.TryGetValue(CachingChatClient.CachedProperty, out var value) == true
        && value is true;
}
