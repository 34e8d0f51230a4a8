using System.Text.Json;
using System.Text.Json.Serialization;

namespace Podium.Providers.OpenAi.Wire;

/// <summary>
/// A response's body, or one chunk of a stream. What services write in several forms stays an element.
/// </summary>
internal sealed record ChatReply
{
    public JsonElement? Id { get; init; }

    public string? Model { get; init; }

    public string? Object { get; init; }

    public IReadOnlyList<ReplyChoice>? Choices { get; init; }

    public ReplyUsage? Usage { get; init; }

    public JsonElement? Error { get; init; }

    [JsonPropertyName("x_groq")]
    public ReplyExtension? Extension { get; init; }
}
