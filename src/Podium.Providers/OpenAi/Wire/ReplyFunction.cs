using System.Text.Json;

namespace Podium.Providers.OpenAi.Wire;

/// <summary>The function that a call names; its arguments are JSON text, a piece of that, or an object.</summary>
internal sealed record ReplyFunction
{
    public string? Name { get; init; }

    public JsonElement? Arguments { get; init; }
}
