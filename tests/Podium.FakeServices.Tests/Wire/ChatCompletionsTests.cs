using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.FakeServices.Dialects;
using Podium.Testing;

namespace Podium.FakeServices.Tests.Wire;

public sealed class ChatCompletionsTests
{
    [Fact]
    public async Task Whole_OfAnAnswer_IsTheVendorsBody()
    {
        await using var caller = await Caller.StartAsync();

        using var response = await caller.SendAsync(Caller.Question);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("req_1", Assert.Single(response.Headers.GetValues("x-request-id")));
        Assert.Equal(
            """
            {"id":"chatcmpl-1","object":"chat.completion","created":946684800,"model":"m","choices":[
            {"index":0,"message":{"role":"assistant","content":"one two three"},"finish_reason":"stop"}],
            "usage":{"prompt_tokens":3,"completion_tokens":3,"total_tokens":6,
            "prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":0}}}
            """.ReplaceLineEndings(""),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stream_OfAnAnswer_IsTheVendorsEvents()
    {
        await using var caller = await Caller.StartAsync(model: new TalkingModel("Hi <you>"));

        using var response = await caller.SendAsync(Caller.Streamed(Caller.Question));

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            [
                Chunk("""[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]"""),
                Chunk("""[{"index":0,"delta":{"content":"Hi "},"finish_reason":null}]"""),
                Chunk("""[{"index":0,"delta":{"content":"<you>"},"finish_reason":null}]"""),
                Chunk("""[{"index":0,"delta":{},"finish_reason":"stop"}]"""),
                "data: [DONE]",
                "",
            ],
            text.Split("\n\n"));
    }

    [Fact]
    public async Task Stream_WhoseUsageIsAskedFor_EndsWithAChunkOfIt()
    {
        await using var caller = await Caller.StartAsync(model: new TalkingModel("Hi"));

        var text = await caller.AskAsync(
            """
            {"model":"m","stream":true,"stream_options":{"include_usage":true},"messages":[{"content":"Say it"}]}
            """);

        Assert.Equal(
            [
                Chunk("""[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null"""),
                Chunk(
                    """
                    [],"usage":{"prompt_tokens":2,"completion_tokens":1,"total_tokens":3,
                    "prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":0}}
                    """.ReplaceLineEndings("")),
                "data: [DONE]",
                "",
            ],
            text.Split("\n\n")[^4..]);
    }

    [Fact]
    public async Task Whole_WithToolCalls_HoldsThemAndNoContent()
    {
        await using var caller = await Caller.StartAsync(model: CallingModel());

        var text = await caller.AskAsync(Caller.Question);

        Assert.Contains(
            """
            "message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function",
            "function":{"name":"add","arguments":"{\"a\":1,\"b\":2}"}}]},"finish_reason":"tool_calls"
            """.ReplaceLineEndings(""),
            text);
    }

    [Fact]
    public async Task Stream_WithToolCalls_BringsTheArgumentsInPieces()
    {
        await using var caller = await Caller.StartAsync(model: CallingModel());

        var text = await caller.AskAsync(Caller.Streamed(Caller.Question));

        Assert.Equal(
            [
                """
                {"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"add","arguments":""}}]}
                """.Trim(),
                """{"tool_calls":[{"index":0,"function":{"arguments":"{\"a\":1"}}]}""",
                """{"tool_calls":[{"index":0,"function":{"arguments":",\"b\":2}"}}]}""",
                "{}",
            ],
            Deltas(text).Skip(1));
        Assert.Contains("\"finish_reason\":\"tool_calls\"", text);
    }

    [Fact]
    public async Task Read_OfARequest_PassesOnWhatItAsks()
    {
        var model = new TalkingModel("{}");
        await using var caller = await Caller.StartAsync(model: model);

        await caller.AskAsync(
            """
            {"model":"m","max_completion_tokens":7,"temperature":0.5,"top_p":0.25,"seed":11,"stop":["x"],
             "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}},
             "tools":[{"type":"function",
              "function":{"name":"add","description":"Adds.","parameters":{"type":"object"}}}],
             "tool_choice":"required",
             "messages":[{"role":"developer","content":"Be short."},
              {"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},
              {"role":"assistant","content":null,
               "tool_calls":[{"id":"c","type":"function","function":{"name":"add","arguments":"{\"a\":1}"}}]},
              {"role":"tool","tool_call_id":"c","content":"3"}]}
            """);

        var call = Assert.Single(model.Calls);
        var options = call.Options!;
        Assert.Equal(("m", 7, 0.5f, 0.25f, 11L), (options.ModelId, options.MaxOutputTokens, options.Temperature,
            options.TopP, options.Seed));
        Assert.Equal(["x"], options.StopSequences!);
        Assert.Equal("n", Assert.IsType<ChatResponseFormatJson>(options.ResponseFormat).SchemaName);
        Assert.Equal("Adds.", Assert.Single(options.Tools!).Description);
        Assert.Equal(ChatToolMode.RequireAny, options.ToolMode);
        Assert.Equal(
            [ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.Tool], call.Messages.Select(m => m.Role));
        Assert.Equal("ab", call.Messages[1].Text);
        Assert.Equal("add", Assert.Single(call.Messages[2].Contents.OfType<FunctionCallContent>()).Name);
        Assert.Equal("3", Assert.IsType<FunctionResultContent>(Assert.Single(call.Messages[3].Contents)).Result);
    }

    [Fact]
    public async Task Models_OfAService_AreListed()
    {
        await using var caller = await Caller.StartAsync();

        var text = await caller.ListModelsAsync();

        Assert.Equal(
            """{"object":"list","data":[{"id":"m","object":"model","created":946684800,"owned_by":"openai"}]}""", text);
    }

    [Theory]
    [InlineData("""{"model":"n","messages":[{"role":"user","content":"a"}]}""", 404, "model_not_found")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"a b c d e"}]}""", 400, "context_length_exceeded")]
    [InlineData("""{"model":"m","messages":[]}""", 400, "There is no message")]
    [InlineData("""{"model":"m","messages":"a"}""", 400, "not understood")]
    [InlineData("""{"model":"m","max_tokens":"a","messages":[{"role":"user","content":"a"}]}""", 400, "not understood")]
    [InlineData("""[1]""", 400, "not understood")]
    [InlineData("""{""", 400, "not understood")]
    [InlineData("", 400, "not understood")]
    public async Task Read_OfARequestThatCannotBeMet_IsAnError(string body, int status, string words)
    {
        await using var caller = await Caller.StartAsync(contextWords: 4);

        using var response = await caller.SendAsync(body);

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(words, JsonElement.Parse(text).GetProperty("error").GetRawText());
    }

    [Fact]
    public async Task Read_OfMoreTokensThanTheModelCounts_IsBeyondTheContext()
    {
        var model = new ScriptedChatClient(_ => new ScriptedReply("fine"), null, new LetterCounter());
        await using var caller = await Caller.StartAsync(model: model, contextWords: 4);

        using var fits = await caller.SendAsync("""{"model":"m","messages":[{"role":"user","content":"four"}]}""");
        using var tooLong = await caller.SendAsync("""{"model":"m","messages":[{"role":"user","content":"hello"}]}""");

        Assert.Equal((200, 400), ((int)fits.StatusCode, (int)tooLong.StatusCode));
        Assert.Single(model.Calls);
    }

    [Fact]
    public async Task Check_OfAWrongKey_IsTheVendorsError()
    {
        await using var caller = await Caller.StartAsync(FakeDialects.OpenAI, apiKey: "right");

        using var wrong = await caller.SendAsync(Caller.Question, ("Authorization", "Bearer wrong"));
        using var right = await caller.SendAsync("{}", ("Authorization", "Bearer right"));

        Assert.Equal(401, (int)wrong.StatusCode);
        Assert.Equal(
            """
            {"error":{"message":"The API key is missing or wrong.","type":"invalid_request_error","param":null,
            "code":"invalid_api_key"}}
            """.ReplaceLineEndings(""),
            await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(400, (int)right.StatusCode);
    }

    private static string Chunk(string choices) =>
        """data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":946684800,"model":"m","choices":"""
        + choices + "}";

    private static TalkingModel CallingModel() => new(
        new FunctionCallContent("call_1", "add", new Dictionary<string, object?> { ["a"] = 1, ["b"] = 2 }));

    private static IEnumerable<string> Deltas(string stream) =>
        from part in stream.Split("\n\n")
        where part.Contains("\"delta\"", StringComparison.Ordinal)
        let chunk = JsonElement.Parse(part["data: ".Length..])
        select chunk.GetProperty("choices")[0].GetProperty("delta").GetRawText();

    private sealed class LetterCounter : ITokenCounter
    {
        public int CountInput(string message) => message.Length;
    }
}
