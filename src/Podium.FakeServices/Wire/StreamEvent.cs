using System.Text.Json.Nodes;

namespace Podium.FakeServices.Wire;

/// <summary>An event of a stream, or a comment in it, as it is sent.</summary>
/// <param name="Text">All its lines, the empty one at the end included.</param>
internal sealed record StreamEvent(string Text)
{
    /// <summary>Whether it carries output.</summary>
    public bool IsChunk { get; init; }

    /// <summary>Output tokens that are generated with it.</summary>
    public long OutputTokens { get; init; }

    /// <summary>An event without a name.</summary>
    public static StreamEvent Of(JsonNode data) => OfText(JsonText.Of(data));

    /// <summary>An event with a name.</summary>
    public static StreamEvent Of(string name, JsonNode data) => new($"event: {name}\ndata: {JsonText.Of(data)}\n\n");

    public static StreamEvent OfText(string data) => new($"data: {data}\n\n");

    public static StreamEvent Comment(string text) => new($": {text}\n\n");
}
