using System.Text.Json.Serialization;
using Podium.Neural.Training;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>How what ablations keep becomes JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(MeasurementFile))]
[JsonSerializable(typeof(SupervisedPlan))]
internal sealed partial class AblationContext : JsonSerializerContext;
