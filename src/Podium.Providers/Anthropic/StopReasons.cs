using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace Podium.Providers.Anthropic;

/// <summary>
/// Reads the stop reasons that the library takes for a regular end: an answer that ran out of context has none.
/// </summary>
internal static class StopReasons
{
    private const string ContextIsFull = "model_context_window_exceeded";
    private const string Paused = "pause_turn";

    /// <summary>What a whole answer says, where the library says something else.</summary>
    public static ChatFinishReason? Read(ChatResponse response) =>
        response.RawRepresentation is Message message ? Read(message.StopReason?.Raw()) : null;

    /// <summary>What a piece of a stream says, where the library says something else.</summary>
    public static ChatFinishReason? Read(ChatResponseUpdate update) =>
        update.RawRepresentation is RawMessageStreamEvent { Value: RawMessageDeltaEvent delta }
            ? Read(delta.Delta.StopReason?.Raw())
            : null;

    private static ChatFinishReason? Read(string? word) => word switch
    {
        ContextIsFull => ChatFinishReason.Length,
        Paused => new ChatFinishReason(Paused),
        _ => null,
    };
}
