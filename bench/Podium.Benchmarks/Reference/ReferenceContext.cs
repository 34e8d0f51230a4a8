using System.Text.Json.Serialization;

namespace Podium.Benchmarks.Reference;

/// <summary>JSON of what is said to the reference and what it answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReferenceWork))]
[JsonSerializable(typeof(ReferenceReply))]
internal sealed partial class ReferenceContext : JsonSerializerContext;
