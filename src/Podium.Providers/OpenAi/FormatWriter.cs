using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Podium.Providers.Vendors;

namespace Podium.Providers.OpenAi;

/// <summary>Writes what form an answer is to have, as far as the vendor can be held to one.</summary>
internal static class FormatWriter
{
    private const string DefaultName = "answer";

    /// <summary>The field's value; <see langword="null"/> if it is left out.</summary>
    public static JsonElement? Write(StructuredOutput possible, ChatResponseFormat? format) =>
        format is not ChatResponseFormatJson json || possible == StructuredOutput.None ? null
        : json.Schema is { } schema && possible == StructuredOutput.JsonSchema ? WithSchema(json, schema)
        : Element(new JsonObject { ["type"] = "json_object" });

    private static JsonElement WithSchema(ChatResponseFormatJson format, JsonElement schema)
    {
        var inner = new JsonObject { ["name"] = format.SchemaName ?? DefaultName };
        if (format.SchemaDescription is { } description)
        {
            inner["description"] = description;
        }

        inner["schema"] = JsonNode.Parse(schema.GetRawText());
        inner["strict"] = true;
        return Element(new JsonObject { ["type"] = "json_schema", ["json_schema"] = inner });
    }

    private static JsonElement Element(JsonObject node) => JsonElement.Parse(node.ToJsonString());
}
