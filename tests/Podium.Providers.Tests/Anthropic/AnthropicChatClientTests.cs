using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Providers.Services;
using Podium.Providers.Tests.Doubles;
using Podium.Providers.Vendors;

namespace Podium.Providers.Tests.Anthropic;

public sealed class AnthropicChatClientTests
{
    private const string Start = """
        event: message_start
        data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","content":[],
        data: "model":"c","stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":5,"output_tokens":1}}}


        """;

    private const string Text = """
        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: ping
        data: {"type":"ping"}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}


        """;

    private const string End = """
        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},
        data: "usage":{"output_tokens":7,"input_tokens":5}}


        """;

    private const string EndWithoutUsage =
        "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}\n\n";

    private const string ErrorEvent = "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":";

    private const string Stop = """
        event: message_stop
        data: {"type":"message_stop"}


        """;

    [Theory]
    [InlineData(Start + Text + End + Stop)]
    [InlineData(Start + Text + End)]
    public async Task Stream_WithAStopReason_IsWhole(string events)
    {
        var response = await AskAsync(events);

        Assert.Equal("Hello", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal((5, 7), (response.Usage!.InputTokenCount!.Value, response.Usage.OutputTokenCount!.Value));
    }

    [Theory]
    [InlineData("", FaultKind.CutStream)]
    [InlineData(Start, FaultKind.CutStream)]
    [InlineData(Start + Text, FaultKind.CutStream)]
    [InlineData(Start + Text + Stop, FaultKind.CutStream)]
    [InlineData(Start + "event: content_block_delta\ndata: {\"type\":\"content_bl\n\n" + End, FaultKind.Malformed)]
    [InlineData(Start + Text + "event: message_delta\ndata: 7\n\n", FaultKind.CutStream)]
    [InlineData(Start + Text + EndWithoutUsage, FaultKind.Malformed)]
    [InlineData(Start + ErrorEvent + "\"api_error\"}}\n\n", FaultKind.Unavailable)]
    [InlineData(Start + Text + ErrorEvent + "\"rate_limit_error\"}}\n\n", FaultKind.RateLimited)]
    public async Task Stream_ThatFails_IsATransientFault(string events, FaultKind kind)
    {
        var fault = await Clients.FaultAsync(BytesHandler.Events(Lines(events)), isStreaming: true, "anthropic");

        Assert.Equal((kind, true, null), (fault.Fault, fault.IsTransient, fault.Usage));
    }

    [Theory]
    [InlineData("max_tokens", "length")]
    [InlineData("model_context_window_exceeded", "length")]
    [InlineData("pause_turn", "pause_turn")]
    [InlineData("refusal", "content_filter")]
    public async Task Stream_WithAnotherStopReason_HasIt(string word, string reason)
    {
        var response = await AskAsync(Start + Text + End.Replace("end_turn", word, StringComparison.Ordinal) + Stop);

        Assert.Equal(reason, response.FinishReason?.Value);
    }

    [Theory]
    [InlineData("", FaultKind.Malformed)]
    [InlineData("<html>hello</html>", FaultKind.Malformed)]
    [InlineData("{}", FaultKind.Malformed)]
    [InlineData("""{"type":"error","error":{"type":"overloaded_error","message":"x"}}""", FaultKind.Malformed)]
    [InlineData(
        """{"id":"m","model":"c","content":[],"stop_reason":null,"usage":{"input_tokens":5,"output_tokens":1}}""",
        FaultKind.CutStream)]
    [InlineData(
        """{"id":"m","model":"c","content":[{"type":"text","text":"Hello"}],"stop_reason":"end_turn"}""",
        FaultKind.Malformed)]
    public async Task Answer_ThatIsNone_IsATransientFault(string body, FaultKind kind)
    {
        var fault = await Clients.FaultAsync(BytesHandler.Json(body), vendor: "anthropic");

        Assert.Equal((kind, true), (fault.Fault, fault.IsTransient));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answer_WithoutContent_IsATransientFaultThatSaysWhatItCost(bool isStreaming)
    {
        var handler = isStreaming
            ? BytesHandler.Events(Lines(Start + End + Stop))
            : BytesHandler.Json(
                """
                {"id":"m","model":"c","content":[],"stop_reason":"end_turn",
                 "usage":{"input_tokens":5,"output_tokens":7}}
                """);

        var fault = await Clients.FaultAsync(handler, isStreaming, "anthropic");

        Assert.Equal((FaultKind.Malformed, true, new TokenUsage(5, 7)), (fault.Fault, fault.IsTransient, fault.Usage));
    }

    [Fact]
    public async Task Request_OfAClient_CarriesTheKeyAndIsMadeOnce()
    {
        var handler = BytesHandler.Json("{}", 503);

        await Clients.FaultAsync(handler, vendor: "anthropic");

        Assert.Equal(1, handler.Requests);
        Assert.Equal(new Uri("https://api.anthropic.com/v1/messages"), handler.RequestAddress);
        Assert.Equal(Clients.KeyText, handler.RequestHeaders["x-api-key"]);
        Assert.False(handler.RequestHeaders.ContainsKey("Authorization"));
        Assert.True(handler.RequestHeaders.ContainsKey("anthropic-version"));
    }

    [Fact]
    public async Task Request_SamplingSettings_AreNotSentAsThePresetSays()
    {
        var handler = BytesHandler.Json("{}", 503);
        var defaults = new GenerationDefaults { Temperature = 0.3f, TopP = 0.5f };
        using var client = Clients.Create(handler, "anthropic", defaults);

        await Assert.ThrowsAsync<WorkerFaultException>(
            () => client.GetResponseAsync("Hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.DoesNotContain("temperature", handler.RequestBody, StringComparison.Ordinal);
        Assert.DoesNotContain("top_p", handler.RequestBody, StringComparison.Ordinal);
        var fields = VendorCatalog.Find("anthropic")!.Fields;
        Assert.DoesNotContain(RequestField.Temperature, fields.Keys);
        Assert.DoesNotContain(RequestField.TopP, fields.Keys);
    }

    [Fact]
    public void Create_WithAnExtraBody_IsRefused()
    {
        var defaults = new GenerationDefaults { ExtraBody = JsonElement.Parse("{}") };

        Assert.Throws<ArgumentException>(() => Clients.Create(BytesHandler.Json("{}"), "anthropic", defaults));
    }

    private static Task<ChatResponse> AskAsync(string events) =>
        Clients.AskAsync(BytesHandler.Events(Lines(events)), isStreaming: true, "anthropic");

    private static string Lines(string events) => events.ReplaceLineEndings("\n");
}
