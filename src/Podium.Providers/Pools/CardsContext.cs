using System.Text.Json.Serialization;

namespace Podium.Providers.Pools;

/// <summary>How measured cards become JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CardsFile))]
internal sealed partial class CardsContext : JsonSerializerContext;
