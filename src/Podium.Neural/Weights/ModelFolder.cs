using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Podium.Core.Storage;
using Podium.Neural.Models;
using Podium.Neural.Tokenization;
using Podium.Neural.Weights.Configuration;

namespace Podium.Neural.Weights;

/// <summary>
/// A model folder in the layout of Hugging Face: <c>config.json</c>, <c>model.safetensors</c>, <c>tokenizer.json</c>
/// (and, when saved, <c>tokenizer_config.json</c>), of the Qwen2 architecture with tied embeddings.
/// </summary>
public static class ModelFolder
{
    /// <summary>Name of the file of weights.</summary>
    public const string WeightsName = "model.safetensors";

    /// <summary>Name of the tokenizer's file.</summary>
    public const string TokenizerName = "tokenizer.json";

    /// <summary>Name of the file of a model's shape.</summary>
    public const string ConfigName = "config.json";

    private const string TokenizerConfigName = "tokenizer_config.json";

    /// <summary>Loads a model from a folder.</summary>
    /// <exception cref="FileNotFoundException">The folder lacks one of the files.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or the model is of another architecture.</exception>
    public static LanguageModel Load(string folder)
    {
        var (config, endToken) = ModelConfigReader.Read(
            File.ReadAllBytes(Existing(folder, ConfigName)), Path.Combine(folder, ConfigName));
        var tokenizer = ByteLevelTokenizer.Load(Existing(folder, TokenizerName));
        CheckVocabulary(config, tokenizer, folder);
        using var file = SafetensorsFile.Open(Existing(folder, WeightsName));
        var transformer = TransformerWeights.Read(file, config, Path.Combine(folder, WeightsName));
        return new LanguageModel(transformer, tokenizer) { EndToken = endToken };
    }

    /// <summary>Loads a model from files that lie elsewhere, such as embedded resources.</summary>
    /// <param name="open">Opens a file by its name in a model folder.</param>
    /// <param name="name">Names the model in errors.</param>
    /// <exception cref="InvalidDataException">A file is damaged, or the model is of another architecture.</exception>
    public static LanguageModel Load(Func<string, Stream> open, string name)
    {
        var (config, endToken) = ModelConfigReader.Read(ReadAll(open, ConfigName), $"{name}/{ConfigName}");
        var tokenizer = ByteLevelTokenizer.Load(ReadAll(open, TokenizerName), $"{name}/{TokenizerName}");
        CheckVocabulary(config, tokenizer, name);
        using var file = SafetensorsFile.Open(ReadAll(open, WeightsName), $"{name}/{WeightsName}");
        var transformer = TransformerWeights.Read(file, config, $"{name}/{WeightsName}");
        return new LanguageModel(transformer, tokenizer) { EndToken = endToken };
    }

    /// <summary>
    /// Saves a model so that <c>transformers</c> opens it as <c>Qwen2ForCausalLM</c>. Each file appears whole or not
    /// at all, <c>config.json</c> last; the folder is made when it does not exist.
    /// </summary>
    /// <exception cref="ArgumentException">The tokenizer has more ids than the transformer.</exception>
    public static void Save(string folder, LanguageModel model, WeightFormat format)
    {
        var config = model.Transformer.Config;
        if (model.Tokenizer.VocabularySize > config.VocabularySize)
        {
            throw new ArgumentException(
                $"The tokenizer has {model.Tokenizer.VocabularySize} ids, the model only {config.VocabularySize}.",
                nameof(model));
        }

        Directory.CreateDirectory(folder);
        TransformerWeights.Write(model.Transformer, Path.Combine(folder, WeightsName), format);
        model.Tokenizer.Save(Path.Combine(folder, TokenizerName));
        var tokenizerConfig = TokenizerConfig(model);
        WriteJson(folder, TokenizerConfigName, tokenizerConfig, ModelFileContext.Default.TokenizerConfigFile);
        WriteJson(folder, ConfigName, Config(model, format), ModelFileContext.Default.ModelConfigFile);
    }

    private static string Existing(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException(
                $"{folder}: {name} is missing; a model folder holds {ConfigName}, {WeightsName} and {TokenizerName}.",
                path);
    }

    private static byte[] ReadAll(Func<string, Stream> open, string name)
    {
        using var stream = open(name);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static void CheckVocabulary(TransformerConfig config, ByteLevelTokenizer tokenizer, string name)
    {
        if (tokenizer.VocabularySize > config.VocabularySize)
        {
            throw new InvalidDataException(
                $"{name}: the tokenizer has {tokenizer.VocabularySize} ids, the model only {config.VocabularySize}.");
        }
    }

    private static ModelConfigFile Config(LanguageModel model, WeightFormat format)
    {
        var config = model.Transformer.Config;
        return new ModelConfigFile
        {
            Architectures = ["Qwen2ForCausalLM"],
            ModelType = "qwen2",
            HiddenAct = "silu",
            VocabSize = config.VocabularySize,
            HiddenSize = config.HiddenSize,
            IntermediateSize = config.IntermediateSize,
            NumHiddenLayers = config.Layers,
            NumAttentionHeads = config.Heads,
            NumKeyValueHeads = config.KeyValueHeads,
            MaxPositionEmbeddings = config.MaxPositions,
            MaxWindowLayers = config.Layers,
            RmsNormEps = config.NormEpsilon,
            RopeTheta = config.RopeTheta,
            InitializerRange = 0.02f,
            AttentionDropout = 0,
            TieWordEmbeddings = true,
            UseSlidingWindow = false,
            UseCache = true,
            EosTokenId = model.EndToken is { } token ? JsonElement.Parse($"{token}") : null,
            TorchDtype = format == WeightFormat.Float32 ? "float32" : "bfloat16",
        };
    }

    private static TokenizerConfigFile TokenizerConfig(LanguageModel model) => new()
    {
        TokenizerClass = "PreTrainedTokenizerFast",
        ModelMaxLength = model.Transformer.Config.MaxPositions,
        CleanUpTokenizationSpaces = false,
        EosToken = model.EndToken is { } token
            ? Encoding.UTF8.GetString(model.Tokenizer.TokenBytes(token))
            : null,
    };

    private static void WriteJson<T>(string folder, string name, T value, JsonTypeInfo<T> type) =>
        AtomicFile.Write(Path.Combine(folder, name), stream =>
        {
            JsonSerializer.Serialize(stream, value, type);
            stream.WriteByte((byte)'\n');
        });
}
