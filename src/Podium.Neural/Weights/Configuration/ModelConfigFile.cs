using System.Text.Json;

namespace Podium.Neural.Weights.Configuration;

/// <summary>The members of a Qwen2 <c>config.json</c>; null where a file lacks one.</summary>
internal sealed class ModelConfigFile
{
    public string[]? Architectures { get; set; }

    public string? ModelType { get; set; }

    public string? HiddenAct { get; set; }

    public int? VocabSize { get; set; }

    public int? HiddenSize { get; set; }

    public int? IntermediateSize { get; set; }

    public int? NumHiddenLayers { get; set; }

    public int? NumAttentionHeads { get; set; }

    public int? NumKeyValueHeads { get; set; }

    public int? HeadDim { get; set; }

    public int? MaxPositionEmbeddings { get; set; }

    public int? MaxWindowLayers { get; set; }

    public float? RmsNormEps { get; set; }

    public float? RopeTheta { get; set; }

    public JsonElement? RopeScaling { get; set; }

    public RopeParametersFile? RopeParameters { get; set; }

    public float? InitializerRange { get; set; }

    public float? AttentionDropout { get; set; }

    public bool? TieWordEmbeddings { get; set; }

    public bool? UseSlidingWindow { get; set; }

    public bool? UseCache { get; set; }

    public JsonElement? EosTokenId { get; set; }

    public string? TorchDtype { get; set; }
}
