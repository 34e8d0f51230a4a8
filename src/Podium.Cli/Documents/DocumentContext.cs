using System.Text.Json.Serialization;

namespace Podium.Cli.Documents;

/// <summary>How documents become JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(PoolDocument))]
[JsonSerializable(typeof(CheckDocument))]
[JsonSerializable(typeof(ProfileDocument))]
[JsonSerializable(typeof(CacheDocument))]
[JsonSerializable(typeof(ClearedDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext;
