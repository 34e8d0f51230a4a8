using Microsoft.Extensions.AI;
using Podium.Core.Budgets;

namespace Podium.Testing;

/// <summary>What a scripted client does with a call.</summary>
/// <param name="Text">Text of the answer.</param>
public sealed record ScriptedReply(string Text)
{
    /// <summary>Time that passes before the answer or the fault; with a stream, before its first piece.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Time that passes after a stream's first piece.</summary>
    public TimeSpan Stall { get; init; }

    /// <summary>What is thrown after the delay instead of an answer, or at the end of a stream's pieces.</summary>
    public Exception? Fault { get; init; }

    /// <summary>The finish reason; <see langword="null"/> for none.</summary>
    public ChatFinishReason? FinishReason { get; init; } = ChatFinishReason.Stop;

    /// <summary>Tokens that are reported; <see langword="null"/> for none.</summary>
    public TokenUsage? Usage { get; init; } = new TokenUsage(10, 5);

    /// <summary>Whether it is marked as an answer from a cache.</summary>
    public bool IsCached { get; init; }

    /// <summary>Number of pieces in which a stream brings the text; at least 1.</summary>
    public int Pieces { get; init; } = 3;

    /// <summary>Called before each piece of a stream.</summary>
    public Action? BeforePiece { get; init; }

    /// <summary>Whether the delay goes on when the call is cancelled.</summary>
    public bool IgnoresCancellation { get; init; }

    /// <summary>A reply that is a fault.</summary>
    public static ScriptedReply Throws(Exception fault) => new(string.Empty) { Fault = fault };
}
