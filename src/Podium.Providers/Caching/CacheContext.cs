using System.Text.Json.Serialization;

namespace Podium.Providers.Caching;

/// <summary>How answers and what they depend on become JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(KeyDocument))]
[JsonSerializable(typeof(StoredAnswer))]
internal sealed partial class CacheContext : JsonSerializerContext;
