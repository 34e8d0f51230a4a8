using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.FakeServices.Answers;
using Podium.FakeServices.Dialects;

namespace Podium.FakeServices.Wire;

/// <summary>Writes whole answers of Chat Completions, and what streams have in common with them.</summary>
internal sealed class ChatCompletionsWriter(FakeDialect.ChatCompletions dialect, Answer answer)
{
    public JsonNode Whole()
    {
        var body = Envelope("chat.completion", answer.HasChoice ? [Choice("message", Message(), isLast: true)] : []);
        if (answer.Reported is { } usage)
        {
            body["usage"] = Usage(usage);
        }

        return body;
    }

    public JsonObject Envelope(string kind, JsonArray choices) => new()
    {
        ["id"] = $"chatcmpl-{answer.Id}",
        ["object"] = kind,
        ["created"] = answer.Created.ToUnixTimeSeconds(),
        ["model"] = answer.Model,
        ["choices"] = choices,
    };

    public JsonObject Choice(string name, JsonObject value, bool isLast) => new()
    {
        ["index"] = 0,
        [name] = value,
        ["finish_reason"] = isLast ? FinishReason() : null,
    };

    public JsonObject Usage(TokenUsage usage)
    {
        var tokens = new JsonObject
        {
            ["prompt_tokens"] = usage.InputTokens,
            ["completion_tokens"] = usage.OutputTokens - (dialect.CountsReasoningApart ? OfReasoning(usage) : 0),
            ["total_tokens"] = usage.TotalTokens(),
        };
        switch (dialect.Cache)
        {
            case CacheUsage.Reads:
                tokens["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = usage.CachedInputTokens };
                break;
            case CacheUsage.ReadsAndWrites:
                tokens["prompt_tokens_details"] = new JsonObject
                {
                    ["cached_tokens"] = usage.CachedInputTokens,
                    ["cache_write_tokens"] = usage.CacheWriteTokens,
                };
                break;
            case CacheUsage.HitsAndMisses:
                tokens["prompt_cache_hit_tokens"] = usage.CachedInputTokens;
                tokens["prompt_cache_miss_tokens"] = usage.InputTokens - usage.CachedInputTokens;
                break;
        }

        return tokens;
    }

    public static JsonObject ThinkingPart(string text) => new()
    {
        ["type"] = "thinking",
        ["thinking"] = new JsonArray(TextPart(text)),
    };

    public static JsonObject ToolCall(Piece.Call call, string arguments) => new()
    {
        ["id"] = call.Id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = arguments },
    };

    private static JsonObject TextPart(string text) => new() { ["type"] = "text", ["text"] = text };

    private string FinishReason() =>
        dialect.HasPlainToolCalls && answer.Finish == ChatFinishReason.ToolCalls
            ? ChatFinishReason.Stop.Value
            : answer.Finish.Value;

    private long OfReasoning(TokenUsage usage) =>
        usage.OutputTokens * answer.Pieces.Count(piece => piece is Piece.Reasoning) / Math.Max(1, answer.Pieces.Count);

    private JsonObject Message()
    {
        var calls = answer.Calls.Select(call => ToolCall(call, answer.ArgumentsOf(call))).ToArray();
        var message = new JsonObject { ["role"] = "assistant", ["content"] = Content(calls.Length > 0) };
        if (dialect.ReasoningField is { } field && answer.Reasoning.Length > 0)
        {
            message[field] = answer.Reasoning;
        }

        if (calls.Length > 0)
        {
            message["tool_calls"] = new JsonArray(calls);
        }

        return message;
    }

    private JsonNode? Content(bool hasCalls)
    {
        if (dialect.HasReasoningParts && answer.Reasoning.Length > 0)
        {
            return new JsonArray(ThinkingPart(answer.Reasoning), TextPart(answer.Text));
        }

        return hasCalls && answer.Text.Length == 0 ? null : answer.Text;
    }
}
