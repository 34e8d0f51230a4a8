using System.Text.Json.Serialization;

namespace Podium.Providers.OpenAi.Wire;

/// <summary>A message of a request.</summary>
internal sealed record RequestMessage(string Role, string? Content)
{
    [JsonPropertyOrder(1)]
    public IReadOnlyList<RequestToolCall>? ToolCalls { get; init; }

    [JsonPropertyOrder(1)]
    public string? ToolCallId { get; init; }
}
