using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Providers.Caching;

namespace Podium.Providers.Tests.Caching;

public sealed class CacheKeyTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "Question?")];

    private static JsonElement Schema => JsonElement.Parse("""{"type":"object"}""");

    public static TheoryData<string> Changes => [.. ChangedOptions().Select(change => change.Name)];

    [Fact]
    public void Of_TheFirstVersion_IsTheSameForever()
    {
        var key = CacheKey.Of(CacheBench.Origin, Question, new ChatOptions { Temperature = 0.7f, Seed = 5 });

        const string Json = """
            {"version":1,"service":"openai","model":"model-1","endpoint":"https://service.test/v1/","settings":"",
            "options":{"temperature":0.7,"seed":5},
            "messages":[{"role":"user","contents":[{"kind":"text","value":"Question?"}]}]}
            """;
        var bytes = System.Text.Encoding.UTF8.GetBytes(Json.ReplaceLineEndings(""));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), key);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Of_AnOptionThatMatters_ChangesTheKey(string name)
    {
        var options = ChangedOptions().Single(change => change.Name == name).Options;

        var keys = ChangedOptions()
            .Select(change => CacheKey.Of(CacheBench.Origin, Question, change.Options))
            .ToArray();

        Assert.Equal(1, keys.Count(key => key == CacheKey.Of(CacheBench.Origin, Question, options)));
        Assert.All(keys, key => Assert.True(key is not null && key != CacheKey.Of(CacheBench.Origin, Question, null)));
    }

    [Fact]
    public void Of_OriginOrMessagesThatDiffer_ChangeTheKey()
    {
        var origin = CacheBench.Origin;
        (AnswerOrigin Origin, ChatMessage[] Messages)[] asked =
        [
            (origin, Question),
            (origin with { Service = "mistral" }, Question),
            (origin with { Model = "model-2" }, Question),
            (origin with { Endpoint = "https://other.test/v1/" }, Question),
            (origin with { Settings = "temperature 0.5" }, Question),
            (origin, [new ChatMessage(ChatRole.System, "Question?")]),
            (origin, [new ChatMessage(ChatRole.User, "Question? ")]),
            (origin, [.. Question, .. Question]),
            (origin, [new ChatMessage(ChatRole.User, "Question?") { AuthorName = "me" }]),
            (origin, [new ChatMessage(ChatRole.User, [new TextReasoningContent("Question?")])]),
            (origin, [new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", "Question?")])]),
        ];

        var keys = asked.Select(one => CacheKey.Of(one.Origin, one.Messages, null)).ToArray();

        Assert.Equal(asked.Length, keys.Distinct().Count());
        Assert.All(keys, key => Assert.NotNull(key));
    }

    [Fact]
    public void Of_PropertiesOfPodium_DoNotMatter()
    {
        var options = new ChatOptions { AdditionalProperties = new() { ["podium.call"] = new object() } };

        var key = CacheKey.Of(CacheBench.Origin, Question, options);

        Assert.Equal(CacheKey.Of(CacheBench.Origin, Question, null), key);
    }

    [Fact]
    public void Of_WhatCannotBeCompared_IsNoKey()
    {
        var image = new DataContent(new byte[] { 1 }, "image/png");
        ChatOptions[] opaque =
        [
            new() { ConversationId = "at the service" },
            new() { RawRepresentationFactory = _ => null },
            new() { AdditionalProperties = new() { ["anything"] = 1 } },
            new() { Tools = [new HostedWebSearchTool()] },
        ];

        Assert.All(opaque, options => Assert.Null(CacheKey.Of(CacheBench.Origin, Question, options)));
        Assert.Null(CacheKey.Of(CacheBench.Origin, [new ChatMessage(ChatRole.User, [image])], null));
    }

    [Fact]
    public void Origin_OfAClient_HasNeitherUserNorQuery()
    {
        var address = new Uri("https://me:secret@service.test:8443/v1/?k=secret");
        var metadata = new ChatClientMetadata("openai", address, "m");
        using var client = new Testing.ScriptedChatClient(_ => throw new NotSupportedException(), null, metadata);

        var origin = AnswerOrigin.Of(client, "settings");

        Assert.Equal(new AnswerOrigin("openai", "m", "https://service.test:8443/v1/", "settings"), origin);
    }

    private static IEnumerable<(string Name, ChatOptions Options)> ChangedOptions()
    {
        yield return ("model", new() { ModelId = "model-2" });
        yield return ("instructions", new() { Instructions = "Be brief." });
        yield return ("limit", new() { MaxOutputTokens = 7 });
        yield return ("temperature", new() { Temperature = 0.5f });
        yield return ("top p", new() { TopP = 0.5f });
        yield return ("top k", new() { TopK = 5 });
        yield return ("frequency", new() { FrequencyPenalty = 0.5f });
        yield return ("presence", new() { PresencePenalty = 0.5f });
        yield return ("seed", new() { Seed = 7 });
        yield return ("stop", new() { StopSequences = ["7"] });
        yield return ("effort", new() { Reasoning = new() { Effort = ReasoningEffort.High } });
        yield return ("text", new() { ResponseFormat = ChatResponseFormat.Text });
        yield return ("json", new() { ResponseFormat = ChatResponseFormat.Json });
        yield return ("schema", new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema) });
        yield return ("tool", new() { Tools = [Tool("look")] });
        yield return ("tools", new() { Tools = [Tool("look"), Tool("see")] });
        yield return ("no tool", new() { ToolMode = ChatToolMode.None });
        yield return ("any tool", new() { ToolMode = ChatToolMode.RequireAny });
        yield return ("this tool", new() { ToolMode = ChatToolMode.RequireSpecific("look") });
        yield return ("several", new() { AllowMultipleToolCalls = true });
    }

    private static AIFunctionDeclaration Tool(string name) =>
        AIFunctionFactory.CreateDeclaration(name, "Looks.", Schema, null);
}
