using Microsoft.Extensions.AI;

namespace Podium.Testing;

/// <summary>A call that a scripted client got.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Options">The options, if any.</param>
/// <param name="IsStreaming">Whether a stream was asked for.</param>
public sealed record ScriptedCall(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options, bool IsStreaming)
{
    /// <summary>Text of the last message.</summary>
    public string Text => Messages[^1].Text;
}
