using System.Text.Json.Serialization;

namespace Podium.Cli.Training.Services;

/// <summary>How what a training has spent becomes JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Spending))]
internal sealed partial class ServiceContext : JsonSerializerContext;
