using System.Text.Json.Nodes;

namespace Podium.FakeServices.Wire;

/// <summary>An event of a stream, or a comment in it, as it is sent.</summary>
/// <param name="Text">All its lines, the empty one at the end included.</param>
internal sealed record StreamEvent(string Text)
{
    /// <summary>The event that closes a stream of Chat Completions.</summary>
    public static StreamEvent Done { get; } = new("data: [DONE]\n\n");

    /// <summary>Whether it carries output.</summary>
    public bool IsChunk { get; init; }

    /// <summary>Output tokens that are generated with it.</summary>
    public long OutputTokens { get; init; }

    /// <summary>An event without a name.</summary>
    public static StreamEvent Of(JsonNode data) => new($"data: {JsonText.Of(data)}\n\n");

    /// <summary>An event with a name.</summary>
    public static StreamEvent Of(string name, JsonNode data) => new($"event: {name}\ndata: {JsonText.Of(data)}\n\n");

    public static StreamEvent Comment(string text) => new($": {text}\n\n");
}
