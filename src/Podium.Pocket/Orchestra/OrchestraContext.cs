using System.Text.Json.Serialization;

namespace Podium.Pocket.Orchestra;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    WriteIndented = true)]
[JsonSerializable(typeof(OrchestraFile))]
internal sealed partial class OrchestraContext : JsonSerializerContext;
