using System.Text.Json;

namespace Podium.Providers.OpenAi.Wire;

/// <summary>A call that the model made earlier.</summary>
internal sealed record RequestToolCall(string Id, string Type, RequestCalledFunction Function)
{
    /// <summary>What the vendor wants back with the call, as it came.</summary>
    public JsonElement? ExtraContent { get; init; }
}
