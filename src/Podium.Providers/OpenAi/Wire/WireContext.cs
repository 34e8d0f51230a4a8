using System.Text.Json.Serialization;

namespace Podium.Providers.OpenAi.Wire;

/// <summary>How requests are written and replies read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatReply))]
[JsonSerializable(typeof(Dictionary<string, object?>), TypeInfoPropertyName = "Arguments")]
internal sealed partial class WireContext : JsonSerializerContext;
