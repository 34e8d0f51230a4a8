using System.Text;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Providers.OpenAi;
using Podium.Providers.Tests.Doubles;

namespace Podium.Providers.Tests.OpenAi;

public sealed class OpenAiChatClientTests
{
    private const string Begin = """data: {"choices":[{"delta":{"content":"Hel"},"finish_reason":null}]}""" + "\n\n";
    private const string End = """data: {"choices":[{"delta":{"content":"lo"},"finish_reason":"stop"}]}""" + "\n\n";
    private const string Usage =
        """data: {"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7}}""" + "\n\n";

    private const string Counting =
        """data: {"choices":[{"delta":{"content":"Hel"}}],"usage":{"prompt_tokens":5,"completion_tokens":1}}"""
        + "\n\n";

    private const string Done = "data: [DONE]\n\n";

    [Theory]
    [InlineData(Begin + End + Usage + Done, 2)]
    [InlineData(Begin + End + Usage, 2)]
    [InlineData(Begin + End + Done, null)]
    [InlineData(Begin + End, null)]
    [InlineData(Usage + Begin + Usage + End + Usage + Done, 2)]
    [InlineData(": ping\n\ndata:\n\n" + Begin + ": ping\n\n" + End + Usage + Done + Begin, 2)]
    [InlineData("event: message\n" + Begin + "id: 7\n" + End + Usage, 2)]
    public async Task Stream_ThatGivesAReason_IsWhole(string events, int? output)
    {
        foreach (var body in new[] { events, events.ReplaceLineEndings("\r\n"), "\uFEFF" + events })
        {
            var response = await Clients.AskAsync(BytesHandler.Events(body), isStreaming: true);

            Assert.Equal("Hello", response.Text);
            Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
            Assert.Equal(output, response.Usage?.OutputTokenCount);
        }
    }

    [Theory]
    [InlineData("", FaultKind.CutStream)]
    [InlineData(Done, FaultKind.CutStream)]
    [InlineData(Begin + Done, FaultKind.CutStream)]
    [InlineData(Begin + Usage + Done, FaultKind.CutStream)]
    [InlineData(Begin + "data: {\"choices\":[{\"delta\":{\"con\n\n" + End, FaultKind.Malformed)]
    [InlineData(Begin + "data: []\n\n", FaultKind.Unavailable)]
    [InlineData(Begin + "data: 7\n\n", FaultKind.Malformed)]
    [InlineData(Begin + "data: {\"choices\":7}\n\n", FaultKind.Malformed)]
    [InlineData(Begin + "event: error\ndata: it broke\n\n", FaultKind.Unavailable)]
    [InlineData(Begin + "data: {\"error\":{\"code\":429,\"message\":\"busy\"}}\n\n", FaultKind.RateLimited)]
    [InlineData(Begin + "data: {\"error\":\"busy\"}\n\n" + End, FaultKind.Unavailable)]
    [InlineData("<html>hello</html>\n\n", FaultKind.CutStream)]
    public async Task Stream_ThatFails_IsATransientFault(string events, FaultKind kind)
    {
        var fault = await Clients.FaultAsync(BytesHandler.Events(events), isStreaming: true);

        Assert.Equal((kind, true), (fault.Fault, fault.IsTransient));
        Assert.Equal(events.Contains("usage", StringComparison.Ordinal) ? new TokenUsage(5, 2) : null, fault.Usage);
    }

    /// <summary>
    /// A service that counts on with every chunk has billed more than it could say when it broke off.
    /// </summary>
    [Theory]
    [InlineData(Counting)]
    [InlineData(Counting + "data: {\"choices\":[{\"delta\":{\"con\n\n")]
    [InlineData(Counting + "data: {\"error\":\"busy\"}\n\n")]
    public async Task Stream_ThatFailsWhileItCounts_DoesNotSayWhatItCost(string events)
    {
        var fault = await Clients.FaultAsync(BytesHandler.Events(events), isStreaming: true, vendor: "gemini");

        Assert.Null(fault.Usage);
    }

    [Theory]
    [InlineData(Counting + End, null)]
    [InlineData(Counting + End + Usage, 2)]
    public async Task Stream_ThatCounts_HasTheUsageOfItsEnd(string events, int? output)
    {
        var response = await Clients.AskAsync(BytesHandler.Events(events), isStreaming: true);

        Assert.Equal(output, response.Usage?.OutputTokenCount);
    }

    [Fact]
    public async Task Stream_CutAtAnyByte_IsAFaultUntilTheReasonToEnd()
    {
        var bytes = Encoding.UTF8.GetBytes(Begin + End + Usage + Done);
        var end = Begin.Length + End.Length;

        for (var length = 0; length <= bytes.Length; length++)
        {
            foreach (var breaks in new[] { false, true })
            {
                var handler = new BytesHandler
                {
                    Headers = new Dictionary<string, string> { ["content-type"] = "text/event-stream" },
                    Body = bytes[..length],
                    Breaks = breaks,
                };
                if (length >= end)
                {
                    Assert.Equal("Hello", (await Clients.AskAsync(handler, isStreaming: true)).Text);
                }
                else if (length < end - 2)
                {
                    var fault = await Clients.FaultAsync(handler, isStreaming: true);
                    Assert.True(fault.IsTransient, $"{length}: {fault.Message}");
                }
            }
        }
    }

    [Theory]
    [InlineData("", FaultKind.Malformed)]
    [InlineData("null", FaultKind.Malformed)]
    [InlineData("<html>hello</html>", FaultKind.Malformed)]
    [InlineData("""{"choices":[{"message":{"content":"Hel""", FaultKind.Malformed)]
    [InlineData("""{"choices":[]}""", FaultKind.Malformed)]
    [InlineData("""{"id":"x"}""", FaultKind.Malformed)]
    [InlineData("""{"choices":null,"usage":{"prompt_tokens":5,"completion_tokens":2}}""", FaultKind.Malformed)]
    [InlineData("""{"choices":[{"message":{"content":"Hello"}}]}""", FaultKind.CutStream)]
    [InlineData("""{"choices":[{"message":{"content":"Hello"},"finish_reason":""}]}""", FaultKind.CutStream)]
    [InlineData("""{"error":{"code":503,"message":"no provider"}}""", FaultKind.Unavailable)]
    [InlineData("""{"choices":[{"message":{},"finish_reason":"error"}]}""", FaultKind.Unavailable)]
    [InlineData("""{"message":"busy"}""", FaultKind.Unavailable)]
    public async Task Answer_ThatIsNone_IsATransientFault(string body, FaultKind kind)
    {
        var fault = await Clients.FaultAsync(BytesHandler.Json(body));

        Assert.Equal((kind, true), (fault.Fault, fault.IsTransient));
    }

    [Theory]
    [InlineData("""{"error":{"code":429,"message":"busy"}}""", 0)]
    [InlineData("""{"error":{"code":500,"message":"broke"}}""", null)]
    [InlineData("""{"error":{"code":429},"usage":{"prompt_tokens":5,"completion_tokens":2}}""", 7)]
    public async Task Answer_ThatIsAnError_CostsWhatItMayHaveCost(string body, int? tokens)
    {
        var fault = await Clients.FaultAsync(BytesHandler.Json(body));

        Assert.Equal(tokens, fault.Usage?.TotalTokens());
    }

    [Theory]
    [InlineData("stop", "stop")]
    [InlineData("eos", "stop")]
    [InlineData("model_length", "length")]
    [InlineData("CONTENT_FILTER", "content_filter")]
    [InlineData("repetition", "repetition")]
    public async Task Answer_WithAReason_HasIt(string word, string reason)
    {
        var body = $$$"""{"choices":[{"message":{"content":"Hello"},"finish_reason":"{{{word}}}"}]}""";

        var response = await Clients.AskAsync(BytesHandler.Json(body));

        Assert.Equal(reason, response.FinishReason?.Value);
        Assert.Null(response.Usage);
    }

    [Fact]
    public async Task Stream_AnsweredWhole_IsTheAnswer()
    {
        const string Body = """
            {"choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":5,"completion_tokens":2}}
            """;

        var response = await Clients.AskAsync(BytesHandler.Json(Body), isStreaming: true);

        Assert.Equal("Hello", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(2, response.Usage?.OutputTokenCount);
    }

    [Fact]
    public async Task Stream_OfPieces_PassesThemOnAsTheyCome()
    {
        using var client = Clients.Create(BytesHandler.Events(Begin + End + Usage + Done));
        var texts = new List<string>();

        var updates = client.GetStreamingResponseAsync(
            "Question?", cancellationToken: TestContext.Current.CancellationToken);
        await foreach (var update in updates)
        {
            texts.Add(update.Text);
        }

        Assert.Equal(["Hel", "lo", ""], texts);
    }

    [Fact]
    public async Task Request_OfAClient_CarriesTheKeyAlone()
    {
        var handler = BytesHandler.Events(Begin + End);

        await Clients.AskAsync(handler, isStreaming: true);

        Assert.Equal(new Uri("https://api.openai.com/v1/chat/completions"), handler.RequestAddress);
        Assert.Equal($"Bearer {Clients.KeyText}", handler.RequestHeaders["Authorization"]);
        Assert.Equal(["Accept", "Authorization"], handler.RequestHeaders.Keys.Order());
        Assert.DoesNotContain(Clients.KeyText, handler.RequestBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResponse_Cancelled_IsNoFault()
    {
        using var client = Clients.Create(BytesHandler.Json("{}"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.GetResponseAsync("Question?", cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void GetService_OfAClient_TellsWhoAnswers()
    {
        using var client = Clients.Create(BytesHandler.Json("{}"));

        var metadata = (ChatClientMetadata)client.GetService(typeof(ChatClientMetadata))!;

        Assert.Equal(("openai", "model-1"), (metadata.ProviderName, metadata.DefaultModelId));
        Assert.Same(client, client.GetService(typeof(OpenAiChatClient)));
        Assert.Null(client.GetService(typeof(string)));
    }
}
