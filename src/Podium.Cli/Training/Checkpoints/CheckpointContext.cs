using System.Text.Json.Serialization;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Checkpoints;

/// <summary>How what a training keeps becomes JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(StageMark))]
[JsonSerializable(typeof(GrpoState))]
[JsonSerializable(typeof(CardFile))]
internal sealed partial class CheckpointContext : JsonSerializerContext;
