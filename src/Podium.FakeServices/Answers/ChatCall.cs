using Microsoft.Extensions.AI;

namespace Podium.FakeServices.Answers;

/// <summary>What a request asks for.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Options">What else is asked; the model's name among it.</param>
internal sealed record ChatCall(IReadOnlyList<ChatMessage> Messages, ChatOptions Options)
{
    /// <summary>Whether a stream is asked for.</summary>
    public bool IsStream { get; init; }

    /// <summary>Whether a stream is to say how many tokens it took.</summary>
    public bool WantsUsage { get; init; }

    public string Model => Options.ModelId ?? "";
}
