using System.Text.Json.Serialization;

namespace Podium.Pocket.Orchestra;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(OrchestraFile))]
internal sealed partial class OrchestraContext : JsonSerializerContext;
