using System.Text.Json;
using System.Text.Json.Serialization;

namespace Podium.Providers.OpenAi.Wire;

/// <summary>What the model wrote; the fields that carry reasoning are among <c>Others</c>.</summary>
internal sealed record ReplyMessage
{
    /// <summary>A text, or an array of parts.</summary>
    public JsonElement? Content { get; init; }

    public string? Refusal { get; init; }

    public IReadOnlyList<ReplyToolCall>? ToolCalls { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
