using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.FakeServices.Dialects;

namespace Podium.FakeServices.Tests.Wire;

public sealed class MessagesTests
{
    [Fact]
    public async Task Whole_OfAnAnswer_IsTheVendorsBody()
    {
        await using var caller = await Caller.StartAsync(
            FakeDialects.Anthropic, new TalkingModel(new TextReasoningContent("Hm."), new TextContent("Hi you")));

        using var response = await caller.SendAsync(Caller.Question);

        Assert.Equal("req_1", Assert.Single(response.Headers.GetValues("request-id")));
        Assert.Equal(
            """
            {"id":"msg_1","type":"message","role":"assistant","model":"m","content":[
            {"type":"thinking","thinking":"Hm.","signature":"unsigned"},{"type":"text","text":"Hi you"}],
            "stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":3,
            "cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":3}}
            """.ReplaceLineEndings(""),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stream_OfAnAnswer_IsTheVendorsEvents()
    {
        await using var caller = await Caller.StartAsync(FakeDialects.Anthropic, new TalkingModel("Hi you"));

        var text = await caller.AskAsync(Caller.Streamed(Caller.Question));

        Assert.Equal(
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m",↩
            "content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":3,↩
            "cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":0}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            event: ping
            data: {"type":"ping"}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi "}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"you"}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},↩
            "usage":{"input_tokens":3,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":2}}

            event: message_stop
            data: {"type":"message_stop"}


            """.ReplaceLineEndings("\n").Replace("↩\n", ""),
            text);
    }

    [Fact]
    public async Task Stream_WithReasoningAndToolCalls_HasABlockForEach()
    {
        var call = new FunctionCallContent("call_1", "add", new Dictionary<string, object?> { ["a"] = 1 });
        await using var caller = await Caller.StartAsync(
            FakeDialects.Anthropic, new TalkingModel(new TextReasoningContent("Hm."), new TextContent("Hi"), call));

        var text = await caller.AskAsync(Caller.Streamed(Caller.Question));

        Assert.Equal(
            [
                """0 {"type":"thinking","thinking":"","signature":""}""",
                """0 {"type":"thinking_delta","thinking":"Hm."}""",
                """0 {"type":"signature_delta","signature":"unsigned"}""",
                """1 {"type":"text","text":""}""",
                """1 {"type":"text_delta","text":"Hi"}""",
                """2 {"type":"tool_use","id":"call_1","name":"add","input":{}}""",
                """2 {"type":"input_json_delta","partial_json":"{\"a"}""",
                """2 {"type":"input_json_delta","partial_json":"\":1}"}""",
            ],
            Blocks(text));
        Assert.Contains("\"stop_reason\":\"tool_use\"", text);
    }

    [Fact]
    public async Task Read_OfARequest_PassesOnWhatItAsks()
    {
        var model = new TalkingModel("{}");
        await using var caller = await Caller.StartAsync(FakeDialects.Anthropic, model);

        await caller.AskAsync(
            """
            {"model":"m","max_tokens":7,"temperature":0.5,"stop_sequences":["x"],
             "system":[{"type":"text","text":"Be short."}],
             "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}},
             "tools":[{"name":"add","description":"Adds.","input_schema":{"type":"object"}}],
             "tool_choice":{"type":"any"},
             "messages":[{"role":"user","content":"a"},
              {"role":"assistant","content":[{"type":"tool_use","id":"c","name":"add","input":{"a":1}}]},
              {"role":"user","content":[{"type":"tool_result","tool_use_id":"c","content":"3"}]}]}
            """);

        var call = Assert.Single(model.Calls);
        Assert.Equal((7, 0.5f), (call.Options!.MaxOutputTokens, call.Options.Temperature));
        Assert.Equal(["x"], call.Options.StopSequences!);
        Assert.IsType<ChatResponseFormatJson>(call.Options.ResponseFormat);
        Assert.Equal("Adds.", Assert.Single(call.Options.Tools!).Description);
        Assert.Equal(ChatToolMode.RequireAny, call.Options.ToolMode);
        Assert.Equal("Be short.", call.Messages[0].Text);
        Assert.Equal("add", Assert.IsType<FunctionCallContent>(Assert.Single(call.Messages[2].Contents)).Name);
        Assert.Equal("3", Assert.IsType<FunctionResultContent>(Assert.Single(call.Messages[3].Contents)).Result);
    }

    [Fact]
    public async Task Models_OfAService_AreListed()
    {
        await using var caller = await Caller.StartAsync(FakeDialects.Anthropic);

        var text = await caller.ListModelsAsync();

        Assert.Equal(
            """
            {"data":[{"type":"model","id":"m","display_name":"m","created_at":"2000-01-01T00:00:00Z"}],
            "has_more":false,"first_id":"m","last_id":"m"}
            """.ReplaceLineEndings(""),
            text);
    }

    [Fact]
    public async Task Check_OfAWrongKey_IsTheVendorsError()
    {
        await using var caller = await Caller.StartAsync(FakeDialects.Anthropic, apiKey: "right");

        using var wrong = await caller.SendAsync(Caller.Question, ("x-api-key", "wrong"));
        using var right = await caller.SendAsync(Caller.Question, ("x-api-key", "right"));

        Assert.Equal(401, (int)wrong.StatusCode);
        Assert.Equal(
            """
            {"type":"error","error":{"type":"authentication_error","message":"The API key is missing or wrong."},
            "request_id":"req_1"}
            """.ReplaceLineEndings(""),
            await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(200, (int)right.StatusCode);
    }

    [Fact]
    public async Task Check_WithoutAVersion_IsAnError()
    {
        await using var caller = await Caller.StartAsync(FakeDialects.Anthropic);
        using var client = new HttpClient();

        using var response = await client.PostAsync(
            new Uri(caller.Service.Endpoint, "v1/messages"),
            new StringContent(Caller.Question),
            TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(
            "anthropic-version: header is required",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Read_WithoutALimit_IsAnError()
    {
        await using var caller = await Caller.StartAsync(FakeDialects.Anthropic);

        var text = await caller.AskAsync("""{"model":"m","messages":[{"role":"user","content":"a"}]}""");

        Assert.Contains("\"invalid_request_error\",\"message\":\"max_tokens: Field required\"", text);
    }

    private static IEnumerable<string> Blocks(string stream) =>
        from part in stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        let json = JsonElement.Parse(part[(part.IndexOf("data: ", StringComparison.Ordinal) + 6)..])
        where json.TryGetProperty("index", out _) && json.GetProperty("type").GetString() != "content_block_stop"
        let field = json.TryGetProperty("delta", out var delta) ? delta : json.GetProperty("content_block")
        select $"{json.GetProperty("index")} {field.GetRawText()}";
}
