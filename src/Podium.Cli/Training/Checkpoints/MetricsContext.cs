using System.Text.Json.Serialization;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Checkpoints;

/// <summary>How a line of metrics becomes JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(MetricsLine))]
[JsonSerializable(typeof(GrpoReport))]
[JsonSerializable(typeof(double))]
internal sealed partial class MetricsContext : JsonSerializerContext;
