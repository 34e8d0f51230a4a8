using System.Text.Json;
using Podium.Neural.Models;

namespace Podium.Neural.Weights.Configuration;

/// <summary>Reads <c>config.json</c> and refuses every model that the engine would compute wrongly.</summary>
internal sealed class ModelConfigReader
{
    private const string Architecture = "Qwen2ForCausalLM";
    private const int DefaultMaxPositions = 32768;

    private readonly ModelConfigFile _file;
    private readonly string _name;

    private ModelConfigReader(ModelConfigFile file, string name)
    {
        _file = file;
        _name = name;
    }

    /// <summary>Reads the shape and the end token from the file's bytes; <paramref name="name"/> names it.</summary>
    public static (TransformerConfig Config, int? EndToken) Read(ReadOnlySpan<byte> utf8, string name)
    {
        var reader = new ModelConfigReader(Parse(utf8, name), name);
        reader.CheckSupported();
        return (reader.ReadShape(), reader.ReadEndToken());
    }

    private static ModelConfigFile Parse(ReadOnlySpan<byte> utf8, string name)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, ModelFileContext.Default.ModelConfigFile)
                ?? throw new InvalidDataException($"{name}: the file holds no configuration.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{name}: not a model configuration: {exception.Message}", exception);
        }
    }

    private void CheckSupported()
    {
        var architecture = _file.Architectures is { Length: > 0 } names ? string.Join(", ", names) : "none";
        Require(architecture == Architecture, $"architecture {architecture} is not read, only {Architecture}");
        Require(_file.ModelType is null or "qwen2", $"model_type {_file.ModelType} is not read, only qwen2");
        Require(_file.HiddenAct is null or "silu", $"hidden_act {_file.HiddenAct} is not computed, only silu");
        Require(
            _file.TieWordEmbeddings == true, "tie_word_embeddings must be true; a separate output matrix is not read");
        Require(_file.UseSlidingWindow != true, "use_sliding_window must be false; windows are not computed");
        Require(
            _file.RopeScaling is null or { ValueKind: JsonValueKind.Null },
            "rope_scaling must be null; scaled rotary positions are not computed");
        Require(
            _file.RopeParameters?.RopeType is null or "default",
            $"rope_type {_file.RopeParameters?.RopeType} is not computed, only default");
    }

    private TransformerConfig ReadShape()
    {
        var heads = Needed(_file.NumAttentionHeads, "num_attention_heads");
        var config = new TransformerConfig
        {
            VocabularySize = Needed(_file.VocabSize, "vocab_size"),
            HiddenSize = Needed(_file.HiddenSize, "hidden_size"),
            IntermediateSize = Needed(_file.IntermediateSize, "intermediate_size"),
            Layers = Needed(_file.NumHiddenLayers, "num_hidden_layers"),
            Heads = heads,
            KeyValueHeads = _file.NumKeyValueHeads ?? heads,
            RopeTheta = _file.RopeTheta ?? _file.RopeParameters?.RopeTheta ?? 10000,
            NormEpsilon = _file.RmsNormEps ?? 1e-6f,
            MaxPositions = _file.MaxPositionEmbeddings ?? DefaultMaxPositions,
        };
        try
        {
            config.Validate();
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException($"{_name}: {exception.Message}", exception);
        }

        Require(
            _file.HeadDim is null || _file.HeadDim == config.HeadSize,
            $"head_dim {_file.HeadDim} must be hidden_size / num_attention_heads, {config.HeadSize}");
        return config;
    }

    private int? ReadEndToken()
    {
        var element = _file.EosTokenId is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0
            ? list[0]
            : _file.EosTokenId;
        if (element is not { ValueKind: JsonValueKind.Number } number)
        {
            return null;
        }

        var isToken = number.TryGetInt32(out var token) && token >= 0 && token < _file.VocabSize;
        Require(isToken, $"eos_token_id {number} is not below vocab_size {_file.VocabSize}");
        return token;
    }

    private int Needed(int? value, string member) =>
        value ?? throw new InvalidDataException($"{_name}: {member} is missing.");

    private void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new InvalidDataException($"{_name}: {problem}.");
        }
    }
}
