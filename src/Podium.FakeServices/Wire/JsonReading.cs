using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Podium.FakeServices.Wire;

/// <summary>
/// Reads fields of a request that may be missing or <c>null</c>. A field of another kind than it should have is an
/// <see cref="InvalidOperationException"/> or a <see cref="FormatException"/>.
/// </summary>
internal static class JsonReading
{
    public static JsonElement? Field(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement json, string name) => json.Field(name)?.GetString();

    public static bool IsTrue(this JsonElement json, string name) => json.Field(name)?.GetBoolean() ?? false;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Field(name)?.EnumerateArray() ?? Enumerable.Empty<JsonElement>();

    /// <summary>A field that is a string or an array of parts, of which those of text count.</summary>
    public static string PartsText(this JsonElement json, string name) => json.Field(name) switch
    {
        null => "",
        { ValueKind: JsonValueKind.Array } parts =>
            string.Concat(parts.EnumerateArray().Select(part => part.Text("text"))),
        { } text => text.GetString()!,
    };

    /// <summary>A field that is one string or an array of them; <see langword="null"/> if it is missing.</summary>
    public static IList<string>? Strings(this JsonElement json, string name) => json.Field(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } items => [.. items.EnumerateArray().Select(item => item.GetString()!)],
        { } text => [text.GetString()!],
    };

    /// <summary>A call of a tool with its arguments as an object.</summary>
    public static FunctionCallContent ToolCall(string id, string name, JsonElement arguments) =>
        FunctionCallContent.CreateFromParsedArguments(
            arguments,
            id,
            name,
            static json => json.EnumerateObject().ToDictionary(
                property => property.Name, property => (object?)property.Value.Clone()));

    /// <summary>A tool that may be called; the schema is one of JSON.</summary>
    public static AITool Tool(JsonElement tool, string schema) => AIFunctionFactory.CreateDeclaration(
        tool.Text("name") ?? "", tool.Text("description"), (tool.Field(schema) ?? EmptySchema()).Clone());

    private static JsonElement EmptySchema() => JsonElement.Parse("{}");
}
