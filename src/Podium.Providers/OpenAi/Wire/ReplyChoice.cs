using System.Text.Json;

namespace Podium.Providers.OpenAi.Wire;

/// <summary>One of the answers asked for; <c>Message</c> in a whole answer, <c>Delta</c> in a stream.</summary>
internal sealed record ReplyChoice
{
    public int? Index { get; init; }

    public ReplyMessage? Message { get; init; }

    public ReplyMessage? Delta { get; init; }

    public string? FinishReason { get; init; }

    public JsonElement? Error { get; init; }
}
