using System.Text.Json;

namespace Podium.Providers.OpenAi.Wire;

/// <summary>A request's body without the fields that vendors name differently.</summary>
internal sealed record ChatRequest(string Model, IReadOnlyList<RequestMessage> Messages)
{
    public bool? Stream { get; init; }

    public IReadOnlyList<RequestTool>? Tools { get; init; }

    public JsonElement? ResponseFormat { get; init; }
}
