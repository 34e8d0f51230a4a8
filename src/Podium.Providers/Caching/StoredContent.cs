using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Podium.Providers.Caching;

/// <summary>A part of a message as JSON.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Reasoning), "reasoning")]
[JsonDerivedType(typeof(Call), "call")]
[JsonDerivedType(typeof(Result), "result")]
internal abstract record StoredContent
{
    private StoredContent()
    {
    }

    /// <summary>Takes a part over; <see langword="null"/> if there is no form for all of it.</summary>
    public static StoredContent? Of(AIContent content)
    {
        try
        {
            return content switch
            {
                TextContent text => new Text(text.Text),
                TextReasoningContent reasoning => new Reasoning(reasoning.Text, reasoning.ProtectedData),
                FunctionCallContent { Exception: null } call => new Call(
                    call.CallId, call.Name, ToJson(call.Arguments), ToJson(call.AdditionalProperties)),
                FunctionResultContent { Exception: null } result => new Result(result.CallId, ToJson(result.Result)),
                _ => null,
            };
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            // An argument or a result may be any object, and not every one can be written.
            return null;
        }
    }

    /// <summary>The part as clients give it.</summary>
    public abstract AIContent ToContent();

    private static JsonElement? ToJson<T>(T value) => value is null
        ? null
        : JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType()));

    /// <summary>Text.</summary>
    public sealed record Text(string Value) : StoredContent
    {
        public override AIContent ToContent() => new TextContent(Value);
    }

    /// <summary>What the model thought, and what its service needs to see of that again.</summary>
    public sealed record Reasoning(string Value, string? Secret) : StoredContent
    {
        public override AIContent ToContent() => new TextReasoningContent(Value) { ProtectedData = Secret };
    }

    /// <summary>A function to be called.</summary>
    public sealed record Call(string Id, string Name, JsonElement? Arguments, JsonElement? Extra) : StoredContent
    {
        public override AIContent ToContent() => new FunctionCallContent(Id, Name, Fields(Arguments))
        {
            AdditionalProperties = Fields(Extra) is { } extra ? new(extra) : null,
        };

        private static Dictionary<string, object?>? Fields(JsonElement? json) => json is { } fields
            ? fields.EnumerateObject().ToDictionary(field => field.Name, field => (object?)field.Value)
            : null;
    }

    /// <summary>What a function gave.</summary>
    public sealed record Result(string Id, JsonElement? Value) : StoredContent
    {
        public override AIContent ToContent() => new FunctionResultContent(Id, Value);
    }
}
