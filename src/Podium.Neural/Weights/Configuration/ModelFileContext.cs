using System.Text.Json.Serialization;

namespace Podium.Neural.Weights.Configuration;

/// <summary>JSON of the small files in a model folder.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(DecimalPointConverter)])]
[JsonSerializable(typeof(ModelConfigFile))]
[JsonSerializable(typeof(TokenizerConfigFile))]
internal sealed partial class ModelFileContext : JsonSerializerContext;
