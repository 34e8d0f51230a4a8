using System.Text.Json.Serialization;

namespace Podium.Evaluation.Tables;

/// <summary>How tables become JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(JsonTableDocument))]
internal sealed partial class JsonTableContext : JsonSerializerContext;
