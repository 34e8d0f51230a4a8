using Microsoft.Extensions.AI;

namespace Podium.Providers.OpenAi;

/// <summary>What the words mean with which services end an answer.</summary>
internal static class FinishReasons
{
    /// <summary>The reason behind a word; <see langword="null"/> where there is none.</summary>
    public static ChatFinishReason? Read(string? word) => word?.ToLowerInvariant() switch
    {
        null or "" => null,
        "stop" or "eos" or "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "length" or "max_tokens" or "model_length" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_calls" or "tool_use" or "function_call" => ChatFinishReason.ToolCalls,
        "content_filter" or "refusal" or "safety" => ChatFinishReason.ContentFilter,
        var other => new ChatFinishReason(other),
    };

    /// <summary>Whether the word says that the service broke off, and what came is no answer.</summary>
    public static bool IsBreak(string? word) => word?.ToLowerInvariant() is "abort" or "aborted" or "load" or "unload";

    /// <summary>Whether the word says that the service failed, and what came is no answer.</summary>
    public static bool IsFailure(string? word) =>
        word?.ToLowerInvariant() is "error" or "insufficient_system_resource" or "network_error";
}
