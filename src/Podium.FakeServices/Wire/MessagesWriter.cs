using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.FakeServices.Answers;

namespace Podium.FakeServices.Wire;

/// <summary>Writes whole answers of Messages, and what streams have in common with them.</summary>
internal sealed class MessagesWriter(Answer answer)
{
    /// <summary>What stands for the signature that a vendor puts under reasoning.</summary>
    public const string Signature = "unsigned";

    public JsonNode Whole() => Envelope(Blocks(), StopReason(), answer.Reported);

    public JsonObject Envelope(JsonArray content, string? stopReason, TokenUsage? usage)
    {
        var message = new JsonObject
        {
            ["id"] = $"msg_{answer.Id}",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = answer.Model,
            ["content"] = content,
            ["stop_reason"] = stopReason,
            ["stop_sequence"] = null,
        };
        if (usage is { } tokens)
        {
            message["usage"] = Usage(tokens);
        }

        return message;
    }

    public static JsonObject Usage(TokenUsage usage) => new()
    {
        ["input_tokens"] = usage.InputTokens - usage.CachedInputTokens - usage.CacheWriteTokens,
        ["cache_creation_input_tokens"] = usage.CacheWriteTokens,
        ["cache_read_input_tokens"] = usage.CachedInputTokens,
        ["output_tokens"] = usage.OutputTokens,
    };

    public string StopReason()
    {
        if (answer.Finish == ChatFinishReason.Length)
        {
            return "max_tokens";
        }

        if (answer.Finish == ChatFinishReason.ContentFilter)
        {
            return "refusal";
        }

        return answer.Finish == ChatFinishReason.ToolCalls ? "tool_use" : "end_turn";
    }

    private JsonArray Blocks()
    {
        var blocks = new JsonArray();
        if (!answer.HasChoice)
        {
            return blocks;
        }

        if (answer.Reasoning.Length > 0)
        {
            blocks.Add(new JsonObject
            {
                ["type"] = "thinking",
                ["thinking"] = answer.Reasoning,
                ["signature"] = Signature,
            });
        }

        if (answer.Text.Length > 0)
        {
            blocks.Add(new JsonObject { ["type"] = "text", ["text"] = answer.Text });
        }

        foreach (var call in answer.Calls)
        {
            blocks.Add(new JsonObject
            {
                ["type"] = "tool_use",
                ["id"] = call.Id,
                ["name"] = call.Name,
                ["input"] = Input(answer.ArgumentsOf(call)),
            });
        }

        return blocks;
    }

    /// <summary>The arguments as an object; an empty one if the answer was cut before their end.</summary>
    private JsonNode? Input(string arguments) =>
        answer.Finish == ChatFinishReason.Length ? new JsonObject() : JsonNode.Parse(arguments);
}
