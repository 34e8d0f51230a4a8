using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Providers.Faults;
using Podium.Providers.OpenAi.Wire;

namespace Podium.Providers.OpenAi;

/// <summary>
/// Writes a conversation. Text, calls of functions and their results are sent; a model's earlier reasoning is not.
/// </summary>
/// <param name="faults">Makes the fault for a content of another kind.</param>
internal sealed class MessageWriter(ServiceFaults faults)
{
    /// <summary>The key under which a call carries what its vendor wants back with it.</summary>
    public const string ExtraContent = "extra_content";

    private static readonly JsonSerializerOptions OnOneLine =
        new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    /// <summary>The messages, after the instructions if there are any.</summary>
    public IReadOnlyList<RequestMessage> Write(IEnumerable<ChatMessage> messages, string? instructions)
    {
        var written = new List<RequestMessage>();
        if (instructions is not null)
        {
            written.Add(new RequestMessage("system", instructions));
        }

        foreach (var message in messages)
        {
            Check(message);
            written.AddRange(message.Contents.OfType<FunctionResultContent>().Select(Result));
            if (message.Role != ChatRole.Tool)
            {
                written.Add(Plain(message));
            }
        }

        return written;
    }

    private void Check(ChatMessage message)
    {
        foreach (var content in message.Contents)
        {
            if (content is DataContent or UriContent)
            {
                throw faults.Unwritable("only text is sent to it, no images or files");
            }
        }
    }

    private static RequestMessage Plain(ChatMessage message)
    {
        var calls = message.Contents.OfType<FunctionCallContent>().Select(Call).ToArray();
        return calls.Length == 0
            ? new RequestMessage(message.Role.Value, message.Text)
            : new RequestMessage(message.Role.Value, message.Text is { Length: > 0 } text ? text : null)
            {
                ToolCalls = calls,
            };
    }

    private static RequestToolCall Call(FunctionCallContent call) =>
        new(call.CallId, "function", new RequestCalledFunction(call.Name, Json(call.Arguments ?? NoArguments())))
        {
            ExtraContent = call.AdditionalProperties?.TryGetValue(ExtraContent, out var extra) == true
                ? extra as JsonElement?
                : null,
        };

    private static RequestMessage Result(FunctionResultContent result) =>
        new("tool", result.Result as string ?? Json(result.Result)) { ToolCallId = result.CallId };

    private static Dictionary<string, object?> NoArguments() => [];

    private static string Json(object? value) => JsonSerializer.Serialize(value, OnOneLine.GetTypeInfo(typeof(object)));
}
