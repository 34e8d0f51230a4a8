using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Podium.Core.Execution;
using Podium.Providers.Services;
using Podium.Providers.Tests.Doubles;

namespace Podium.Providers.Tests.OpenAi;

public sealed class RequestWriterTests
{
    private const string Answer = """{"choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}]}""";

    [Fact]
    public async Task Write_WhereTheCallSaysNothing_TakesTheDefaults()
    {
        var defaults = new GenerationDefaults
        {
            MaxOutputTokens = 70,
            Temperature = 0.7f,
            TopP = 0.9f,
            ReasoningEffort = ReasoningEffort.Low,
        };

        var body = await SentAsync("openai", defaults, new ChatOptions { Temperature = 0.1f });

        Assert.Equal("70", body["max_completion_tokens"]!.ToJsonString());
        Assert.Equal("0.1", body["temperature"]!.ToJsonString());
        Assert.Equal("0.9", body["top_p"]!.ToJsonString());
        Assert.Equal("low", body["reasoning_effort"]!.GetValue<string>());
    }

    [Fact]
    public async Task Write_FieldThatTheVendorLacks_LeavesItOut()
    {
        var body = await SentAsync("deepseek", new GenerationDefaults(), new ChatOptions { Seed = 3 });

        Assert.DoesNotContain(body, field => field.Key.Contains("seed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_ExtraBody_IsMergedLast()
    {
        var defaults = new GenerationDefaults
        {
            Temperature = 0.7f,
            ReasoningEffort = ReasoningEffort.None,
            ExtraBody = JsonElement.Parse(
                """{"temperature":null,"top_k":20,"chat_template_kwargs":{"tone":"dry","off":null},"list":[1,null]}"""),
        };

        var body = await SentAsync("vllm", defaults, null);

        Assert.False(body.ContainsKey("temperature"));
        Assert.Equal("20", body["top_k"]!.ToJsonString());
        Assert.Equal("[1,null]", body["list"]!.ToJsonString());
        Assert.Equal("""{"enable_thinking":false,"tone":"dry"}""", body["chat_template_kwargs"]!.ToJsonString());
    }

    [Fact]
    public async Task Write_EffortThatCannotBeAskedFor_IsAFault()
    {
        var handler = BytesHandler.Json(Answer);

        var fault = await Assert.ThrowsAsync<WorkerFaultException>(() => Clients.AskAsync(
            handler, vendor: "gemini", defaults: new() { ReasoningEffort = ReasoningEffort.ExtraHigh }));

        Assert.Equal((FaultKind.Malformed, false), (fault.Fault, fault.IsTransient));
        Assert.Equal(0, handler.Requests);
    }

    [Fact]
    public async Task Write_ConversationWithTools_KeepsCallsAndResults()
    {
        var handler = BytesHandler.Json(Answer);
        using var client = Clients.Create(handler);
        var call = new FunctionCallContent("c1", "add", new Dictionary<string, object?> { ["a"] = 1 })
        {
            AdditionalProperties = new() { ["extra_content"] = JsonElement.Parse("""{"mark":"x"}""") },
        };

        ChatMessage[] messages =
        [
            new(ChatRole.User, "One and two?"),
            new(ChatRole.Assistant, [new TextReasoningContent("hm"), call]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", 3), new FunctionResultContent("c2", "four")]),
        ];

        await client.GetResponseAsync(messages, cancellationToken: TestContext.Current.CancellationToken);

        var expected = JsonNode.Parse("""
            [
              { "role": "user", "content": "One and two?" },
              { "role": "assistant", "tool_calls": [ {
                "id": "c1", "type": "function", "function": { "name": "add", "arguments": "{\"a\":1}" },
                "extra_content": { "mark": "x" } } ] },
              { "role": "tool", "content": "3", "tool_call_id": "c1" },
              { "role": "tool", "content": "four", "tool_call_id": "c2" }
            ]
            """);
        var sent = JsonNode.Parse(handler.RequestBody)!["messages"];
        Assert.True(JsonNode.DeepEquals(expected, sent), sent!.ToJsonString());
    }

    [Theory]
    [InlineData(
        "openai", """{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object"},"strict":true}}""")]
    [InlineData("deepseek", """{"type":"json_object"}""")]
    public async Task Write_Schema_IsWhatTheVendorCanHold(string vendor, string expected)
    {
        var format = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object"}"""), "x");

        var body = await SentAsync(vendor, new GenerationDefaults(), new ChatOptions { ResponseFormat = format });

        Assert.Equal(expected, body["response_format"]!.ToJsonString());
    }

    [Fact]
    public async Task Write_Image_IsAFault()
    {
        using var client = Clients.Create(BytesHandler.Json(Answer));
        var message = new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")]);

        var fault = await Assert.ThrowsAsync<WorkerFaultException>(
            () => client.GetResponseAsync(message, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("only text", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<JsonObject> SentAsync(string vendor, GenerationDefaults defaults, ChatOptions? options)
    {
        var handler = BytesHandler.Json(Answer);
        await Clients.AskAsync(handler, vendor: vendor, defaults: defaults, options: options);
        return JsonNode.Parse(handler.RequestBody)!.AsObject();
    }
}
