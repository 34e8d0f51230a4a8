using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.FakeServices.Answers;

namespace Podium.FakeServices.Wire;

/// <summary>Reads requests of Chat Completions.</summary>
internal static class ChatCompletionsReader
{
    public static ChatCall Read(JsonElement body)
    {
        var tools = body.Items("tools").Select(Tool).ToList();
        var options = new ChatOptions
        {
            ModelId = body.Text("model"),
            MaxOutputTokens = (body.Field("max_completion_tokens") ?? body.Field("max_tokens"))?.GetInt32(),
            Temperature = body.Field("temperature")?.GetSingle(),
            TopP = body.Field("top_p")?.GetSingle(),
            Seed = (body.Field("seed") ?? body.Field("random_seed"))?.GetInt64(),
            StopSequences = body.Strings("stop"),
            ResponseFormat = Format(body.Field("response_format")),
            Tools = tools.Count == 0 ? null : tools,
            ToolMode = Mode(body.Field("tool_choice")),
        };
        return new ChatCall([.. body.Items("messages").Select(Message)], options)
        {
            IsStream = body.IsTrue("stream"),
            WantsUsage = body.Field("stream_options")?.IsTrue("include_usage") ?? false,
        };
    }

    private static ChatMessage Message(JsonElement message)
    {
        var text = message.PartsText("content");
        var role = message.Text("role");
        if (role == "tool")
        {
            return new ChatMessage(
                ChatRole.Tool, [new FunctionResultContent(message.Text("tool_call_id") ?? "", text)]);
        }

        var result = new ChatMessage(
            role is "system" or "developer" ? ChatRole.System : new ChatRole(role ?? "user"), text);
        foreach (var call in message.Items("tool_calls"))
        {
            var function = call.GetProperty("function");
            using var arguments = JsonDocument.Parse(function.Text("arguments") ?? "{}");
            result.Contents.Add(
                JsonReading.ToolCall(call.Text("id") ?? "", function.Text("name") ?? "", arguments.RootElement));
        }

        return result;
    }

    private static ChatResponseFormat? Format(JsonElement? format) => format?.Text("type") switch
    {
        "json_object" => ChatResponseFormat.Json,
        "json_schema" when format.Value.Field("json_schema") is { } json && json.Field("schema") is { } schema =>
            ChatResponseFormat.ForJsonSchema(schema.Clone(), json.Text("name"), json.Text("description")),
        "text" => ChatResponseFormat.Text,
        _ => null,
    };

    private static AITool Tool(JsonElement tool) =>
        JsonReading.Tool(tool.Field("function") ?? tool, "parameters");

    private static ChatToolMode? Mode(JsonElement? choice) => choice switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } named =>
            ChatToolMode.RequireSpecific(named.Field("function")?.Text("name") ?? ""),
        { } word => word.GetString() switch
        {
            "none" => ChatToolMode.None,
            "required" or "any" => ChatToolMode.RequireAny,
            _ => ChatToolMode.Auto,
        },
    };
}
