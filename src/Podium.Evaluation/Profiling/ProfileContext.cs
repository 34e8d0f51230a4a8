using System.Text.Json.Serialization;

namespace Podium.Evaluation.Profiling;

/// <summary>How the lines of a log become JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ProfileEntry))]
internal sealed partial class ProfileContext : JsonSerializerContext;
