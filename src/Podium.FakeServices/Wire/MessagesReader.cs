using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.FakeServices.Answers;

namespace Podium.FakeServices.Wire;

/// <summary>Reads requests of Messages.</summary>
internal static class MessagesReader
{
    public static ChatCall Read(JsonElement body)
    {
        if (body.Field("max_tokens") is not { } limit)
        {
            throw new RefusedRequestException(
                new WireError(400, "max_tokens: Field required") { Field = "max_tokens" });
        }

        var tools = body.Items("tools").Select(tool => JsonReading.Tool(tool, "input_schema")).ToList();
        var options = new ChatOptions
        {
            ModelId = body.Text("model"),
            MaxOutputTokens = limit.GetInt32(),
            Temperature = body.Field("temperature")?.GetSingle(),
            TopP = body.Field("top_p")?.GetSingle(),
            StopSequences = body.Strings("stop_sequences"),
            ResponseFormat = Format(body.Field("output_config")?.Field("format") ?? body.Field("output_format")),
            Tools = tools.Count == 0 ? null : tools,
            ToolMode = Mode(body.Field("tool_choice")),
        };
        var system = body.PartsText("system");
        return new ChatCall(
            [
                .. system.Length > 0 ? [new ChatMessage(ChatRole.System, system)] : Array.Empty<ChatMessage>(),
                .. body.Items("messages").Select(Message),
            ],
            options)
        {
            IsStream = body.IsTrue("stream"),
        };
    }

    private static ChatMessage Message(JsonElement message)
    {
        var role = new ChatRole(message.Text("role") ?? "user");
        return message.Field("content") is { ValueKind: JsonValueKind.Array } blocks
            ? new ChatMessage(role, [.. blocks.EnumerateArray().Select(Block).OfType<AIContent>()])
            : new ChatMessage(role, message.Text("content"));
    }

    private static AIContent? Block(JsonElement block) => block.Text("type") switch
    {
        "text" => new TextContent(block.Text("text")),
        "tool_use" => JsonReading.ToolCall(
            block.Text("id") ?? "", block.Text("name") ?? "", block.GetProperty("input")),
        "tool_result" => new FunctionResultContent(block.Text("tool_use_id") ?? "", block.PartsText("content")),
        _ => null,
    };

    private static ChatResponseFormat? Format(JsonElement? format) =>
        format is { } json && json.Text("type") == "json_schema" && json.Field("schema") is { } schema
            ? ChatResponseFormat.ForJsonSchema(schema.Clone())
            : null;

    private static ChatToolMode? Mode(JsonElement? choice) => choice?.Text("type") switch
    {
        "auto" => ChatToolMode.Auto,
        "any" => ChatToolMode.RequireAny,
        "none" => ChatToolMode.None,
        "tool" => ChatToolMode.RequireSpecific(choice.Value.Text("name") ?? ""),
        _ => null,
    };
}
