using System.Text.Json.Serialization;

namespace Podium.Providers.Vendors;

/// <summary>How presets are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(VendorFile))]
internal sealed partial class VendorContext : JsonSerializerContext;
