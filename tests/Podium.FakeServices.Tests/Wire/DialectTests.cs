using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.FakeServices.Dialects;
using Podium.FakeServices.Faults;

namespace Podium.FakeServices.Tests.Wire;

public sealed class DialectTests
{
    private const string Question = """{"model":"m","messages":[{"role":"user","content":"Say it now"}]}""";

    [Theory]
    [InlineData("openai", """{"role":"assistant","content":"Hi"}""")]
    [InlineData("gemini", """{"role":"assistant","content":"Hi"}""")]
    [InlineData("deepseek", """{"role":"assistant","content":"Hi","reasoning_content":"Hm."}""")]
    [InlineData(
        "mistral",
        """
        {"role":"assistant","content":[{"type":"thinking","thinking":[{"type":"text","text":"Hm."}]},
        {"type":"text","text":"Hi"}]}
        """)]
    [InlineData("openrouter", """{"role":"assistant","content":"Hi","reasoning":"Hm."}""")]
    [InlineData("groq", """{"role":"assistant","content":"Hi","reasoning":"Hm."}""")]
    [InlineData("vllm", """{"role":"assistant","content":"Hi","reasoning":"Hm."}""")]
    [InlineData("sglang", """{"role":"assistant","content":"Hi","reasoning_content":"Hm."}""")]
    [InlineData("ollama", """{"role":"assistant","content":"Hi","reasoning":"Hm."}""")]
    [InlineData("llama.cpp", """{"role":"assistant","content":"Hi","reasoning_content":"Hm."}""")]
    public async Task Whole_WithReasoning_ShowsItWhereTheVendorDoes(string dialect, string message)
    {
        await using var caller = await Caller.StartAsync(Named(dialect), Thinking());

        var text = await caller.AskAsync(Question);

        Assert.Contains("\"message\":" + message.ReplaceLineEndings(""), text);
        Assert.Contains(
            dialect == "gemini"
                ? "\"completion_tokens\":1,\"total_tokens\":5"
                : "\"completion_tokens\":2,\"total_tokens\":5",
            text);
    }

    [Theory]
    [InlineData("openai", "\"prompt_tokens_details\":{\"cached_tokens\":60,\"cache_write_tokens\":30}", 60, 30)]
    [InlineData("openrouter", "\"prompt_tokens_details\":{\"cached_tokens\":60,\"cache_write_tokens\":30}", 60, 30)]
    [InlineData("gemini", "\"prompt_tokens_details\":{\"cached_tokens\":60}", 60, 0)]
    [InlineData("mistral", "\"prompt_tokens_details\":{\"cached_tokens\":60}", 60, 0)]
    [InlineData("groq", "\"prompt_tokens_details\":{\"cached_tokens\":60}", 60, 0)]
    [InlineData("vllm", "\"prompt_tokens_details\":{\"cached_tokens\":60}", 60, 0)]
    [InlineData("sglang", "\"prompt_tokens_details\":{\"cached_tokens\":60}", 60, 0)]
    [InlineData("llama.cpp", "\"prompt_tokens_details\":{\"cached_tokens\":60}", 60, 0)]
    [InlineData("deepseek", "\"prompt_cache_hit_tokens\":60,\"prompt_cache_miss_tokens\":40", 60, 0)]
    [InlineData("ollama", "\"total_tokens\":105}", 0, 0)]
    public async Task Whole_WithCachedInput_SaysAndBillsItAsTheVendorDoes(
        string dialect, string part, long cached, long written)
    {
        var usage = new TokenUsage(100, 5) { CachedInputTokens = 60, CacheWriteTokens = 30 };
        var model = new TalkingModel("Hi") { Usage = usage.ToUsageDetails() };
        await using var caller = await Caller.StartAsync(Named(dialect), model);

        var text = await caller.AskAsync(Question);

        Assert.Contains("\"prompt_tokens\":100,", text);
        Assert.Contains(part, text);
        Assert.Equal(
            usage with { CachedInputTokens = cached, CacheWriteTokens = written }, caller.Service.Bill.Usage);
    }

    [Theory]
    [InlineData("openai", 0)]
    [InlineData("gemini", 3)]
    [InlineData("deepseek", 1)]
    [InlineData("mistral", 1)]
    [InlineData("openrouter", 1)]
    [InlineData("groq", 1)]
    [InlineData("vllm", 0)]
    [InlineData("sglang", 0)]
    [InlineData("ollama", 0)]
    [InlineData("llama.cpp", 0)]
    public async Task Stream_WhoseUsageIsNotAskedFor_HasItWhereTheVendorDoes(string dialect, int times)
    {
        await using var caller = await Caller.StartAsync(Named(dialect), new TalkingModel("Hi"));

        var text = await caller.AskAsync(Caller.Streamed(Question));

        Assert.Equal(times, text.Split("\"prompt_tokens\":3").Length - 1);
        Assert.EndsWith("data: [DONE]\n\n", text);
    }

    [Theory]
    [InlineData("deepseek", "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,")]
    [InlineData(
        "openrouter", "\"delta\":{\"content\":\"\"},\"finish_reason\":null}],\"usage\":{\"prompt_tokens\":3,")]
    [InlineData("groq", "\"finish_reason\":\"stop\"}],\"x_groq\":{\"id\":\"req_1\",\"usage\":{\"prompt_tokens\":3,")]
    [InlineData("gemini", "\"completion_tokens\":0,\"total_tokens\":3,")]
    [InlineData("deepseek", "\n\n: keep-alive\n\ndata: ")]
    [InlineData("openrouter", "\n\n: OPENROUTER PROCESSING\n\ndata: ")]
    [InlineData("deepseek", "\"delta\":{\"reasoning_content\":\"Hm.\"}")]
    [InlineData("mistral", """{"content":[{"type":"thinking","thinking":[{"type":"text","text":"Hm."}]}]}""")]
    public async Task Stream_InADialect_HoldsItsPeculiarity(string dialect, string part)
    {
        await using var caller = await Caller.StartAsync(Named(dialect), Thinking());

        var text = await caller.AskAsync(Caller.Streamed(Question));

        Assert.Contains(part, text);
    }

    [Theory]
    [InlineData(
        "openai",
        401,
        """{"error":{"message":"*","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}""")]
    [InlineData("gemini", 400, """[{"error":{"code":400,"message":"*","status":"INVALID_ARGUMENT"}}]""")]
    [InlineData("mistral", 401, """{"detail":"*"}""")]
    [InlineData("openrouter", 401, """{"error":{"code":401,"message":"*"}}""")]
    [InlineData("vllm", 401, """{"error":"*"}""")]
    [InlineData("sglang", 401, """{"error":"*"}""")]
    [InlineData("llama.cpp", 401, """{"error":{"code":401,"message":"*","type":"authentication_error"}}""")]
    public async Task Check_OfAMissingKey_IsTheVendorsError(string dialect, int status, string body)
    {
        await using var caller = await Caller.StartAsync(Named(dialect), apiKey: "right");

        using var response = await caller.SendAsync(Question);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(
            body.Replace("*", "The API key is missing or wrong."),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(
        "openai",
        """{"error":{"message":"*","type":"invalid_request_error","param":"model","code":"model_not_found"}}""")]
    [InlineData("gemini", """[{"error":{"code":404,"message":"*","status":"NOT_FOUND"}}]""")]
    [InlineData("mistral", """{"object":"error","message":"*","type":"NotFoundError","param":null,"code":404}""")]
    [InlineData("openrouter", """{"error":{"code":404,"message":"*"}}""")]
    [InlineData("vllm", """{"error":{"message":"*","type":"NotFoundError","param":"model","code":404}}""")]
    [InlineData("sglang", """{"object":"error","message":"*","type":"NotFoundError","param":null,"code":404}""")]
    [InlineData("llama.cpp", """{"error":{"code":404,"message":"*","type":"not_found_error"}}""")]
    public async Task Read_OfAnUnknownModel_IsTheVendorsError(string dialect, string body)
    {
        await using var caller = await Caller.StartAsync(Named(dialect));

        var text = await caller.AskAsync("""{"model":"n","messages":[{"role":"user","content":"a"}]}""");

        Assert.Equal(body.Replace("*", "The model 'n' does not exist."), text);
    }

    [Theory]
    [InlineData(ErrorForm.Detail, """{"detail":"There is nothing here."}""")]
    [InlineData(ErrorForm.Message, """{"message":"There is nothing here."}""")]
    public async Task Errors_InABareForm_HoldTheSentenceAlone(ErrorForm form, string body)
    {
        var dialect = (FakeDialect.ChatCompletions)FakeDialects.OpenAI with { Errors = form };
        await using var caller = await Caller.StartAsync(dialect);
        using var client = new HttpClient();

        using var response = await client.GetAsync(
            new Uri(caller.Service.Endpoint, "nothing"), TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("openai", "max_tokens", 400, "\"param\":\"max_tokens\",\"code\":\"unsupported_parameter\"")]
    [InlineData("gemini", "seed", 400, "The field 'seed' is not supported")]
    [InlineData(
        "mistral", "seed", 422, "\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"seed\"],\"msg\":")]
    [InlineData("groq", "logprobs", 400, "\"param\":\"logprobs\"")]
    public async Task Read_OfARefusedField_IsTheVendorsError(string dialect, string field, int status, string part)
    {
        await using var caller = await Caller.StartAsync(Named(dialect));

        using var response = await caller.SendAsync(Question.Replace("{\"model\"", $"{{\"{field}\":1,\"model\""));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(part, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("openai", """data: {"error":{"message":"*","type":"server_error","param":null,"code":null}}""", false)]
    [InlineData("gemini", """data: [{"error":{"code":500,"message":"*","status":"INTERNAL"}}]""", false)]
    [InlineData(
        "openrouter",
        """
        data: {"error":{"code":500,"message":"*"},
        "choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}
        """,
        true)]
    [InlineData(
        "groq",
        """
        event: error↩data: {"error":{"message":"*","type":"server_error","param":null,"code":null}}
        """,
        false)]
    [InlineData(
        "sglang",
        """
        data: {"error":{"object":"error","message":"*","type":"InternalServerError","param":null,"code":500}}
        """,
        true)]
    public async Task ErrorBody_InAStream_IsTheVendorsEvent(string dialect, string part, bool isClosed)
    {
        await using var caller = await Caller.StartAsync(new FakeFault.ErrorBody(), Named(dialect));

        var text = await caller.AskAsync(Caller.Streamed(Question));

        var expected = part.ReplaceLineEndings("").Replace("*", "The server failed.").Replace("↩", "\n") + "\n\n";
        Assert.EndsWith(isClosed ? expected + "data: [DONE]\n\n" : expected, text);
    }

    [Fact]
    public async Task Stream_WithPlainToolCalls_BringsEachAtOnce()
    {
        var call = new FunctionCallContent("c", "add", new Dictionary<string, object?> { ["a"] = 1 });
        await using var caller = await Caller.StartAsync(FakeDialects.Gemini, new TalkingModel(call));

        var text = await caller.AskAsync(Caller.Streamed(Question));

        Assert.Contains(
            """
            {"tool_calls":[{"id":"c","type":"function","function":{"name":"add","arguments":"{\"a\":1}"}}]}
            """.Trim(),
            text);
        Assert.Contains("\"finish_reason\":\"stop\"", text);
    }

    [Fact]
    public async Task Endpoint_OfEveryDialect_AnswersUnderItsBasePath()
    {
        foreach (var dialect in FakeDialects.All)
        {
            await using var caller = await Caller.StartAsync(dialect);

            var text = await caller.ListModelsAsync();

            Assert.EndsWith(dialect.BasePath, caller.Service.Endpoint.AbsoluteUri);
            Assert.Contains("\"id\":\"m\"", text);
        }
    }

    private static FakeDialect Named(string name) => FakeDialects.All.Single(dialect => dialect.Name == name);

    private static TalkingModel Thinking() => new(new TextReasoningContent("Hm."), new TextContent("Hi"));
}
