using System.Text.Json;

namespace Podium.Providers.OpenAi.Wire;

/// <summary>A call that the model makes, or a piece of one.</summary>
internal sealed record ReplyToolCall
{
    public int? Index { get; init; }

    public string? Id { get; init; }

    public ReplyFunction? Function { get; init; }

    /// <summary>What the vendor wants back with the call.</summary>
    public JsonElement? ExtraContent { get; init; }
}
