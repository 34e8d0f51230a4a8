using System.Text.Json;

namespace Podium.Providers.OpenAi.Wire;

/// <summary>A function that the model may call, with the schema of its arguments.</summary>
internal sealed record RequestFunction(string Name, string? Description, JsonElement Parameters);
