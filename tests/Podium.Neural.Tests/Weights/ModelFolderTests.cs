using System.Text.Json.Nodes;
using Podium.Neural.Models;
using Podium.Neural.Tests.Models;
using Podium.Neural.Tokenization;
using Podium.Neural.Weights;
using Podium.Testing;

namespace Podium.Neural.Tests.Weights;

public sealed class ModelFolderTests : IDisposable
{
    private static readonly ByteLevelTokenizer Tokenizer =
        TokenizerTrainer.Train(["the cat, the hat"], 262, ["<|pad|>", "<|end|>"], minimumFrequency: 1);

    private static readonly LanguageModel Model = new(
        SmallModels.Create(SmallModels.Odd with { VocabularySize = 264, RopeTheta = 50000, MaxPositions = 96 }, 5),
        Tokenizer)
    {
        EndToken = Tokenizer.TokenId("<|end|>"),
    };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Load_SavedAsFloat32_GivesTheSameModel()
    {
        ModelFolder.Save(_folder.Path, Model, WeightFormat.Float32);

        var loaded = ModelFolder.Load(_folder.Path);

        Assert.Equal(Model.Transformer.Config, loaded.Transformer.Config);
        Assert.Equal(Model.EndToken, loaded.EndToken);
        Assert.Equal(Model.Tokenizer.Encode("the cat"), loaded.Tokenizer.Encode("the cat"));
        Assert.All(
            Model.Transformer.Parameters.Zip(loaded.Transformer.Parameters),
            pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    [Fact]
    public void Load_FromStreams_GivesWhatTheFolderGives()
    {
        ModelFolder.Save(_folder.Path, Model, WeightFormat.BFloat16);
        var expected = ModelFolder.Load(_folder.Path);

        var loaded = ModelFolder.Load(name => File.OpenRead(_folder.PathOf(name)), "embedded");

        Assert.Equal(expected.Transformer.Config, loaded.Transformer.Config);
        Assert.All(
            expected.Transformer.Parameters.Zip(loaded.Transformer.Parameters),
            pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    [Fact]
    public void Save_AgainAfterLoading_GivesTheSameFiles()
    {
        ModelFolder.Save(_folder.Path, Model, WeightFormat.BFloat16);
        var again = _folder.PathOf("again");

        ModelFolder.Save(again, ModelFolder.Load(_folder.Path), WeightFormat.BFloat16);

        var files = Directory.GetFiles(again).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(["config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"], files);
        Assert.All(files, name =>
            Assert.Equal(File.ReadAllBytes(_folder.PathOf(name!)), File.ReadAllBytes(Path.Combine(again, name!))));
    }

    [Fact]
    public void Save_Config_SaysWhatTransformersAsksFor()
    {
        ModelFolder.Save(_folder.Path, Model, WeightFormat.BFloat16);

        var text = File.ReadAllText(_folder.PathOf("config.json"));
        var config = JsonNode.Parse(text)!;

        Assert.Equal("Qwen2ForCausalLM", config["architectures"]![0]!.GetValue<string>());
        Assert.Equal("qwen2", config["model_type"]!.GetValue<string>());
        Assert.Equal("silu", config["hidden_act"]!.GetValue<string>());
        Assert.Equal("bfloat16", config["torch_dtype"]!.GetValue<string>());
        Assert.True(config["tie_word_embeddings"]!.GetValue<bool>());
        Assert.Equal(264, config["vocab_size"]!.GetValue<int>());
        Assert.Equal(261, config["eos_token_id"]!.GetValue<int>());
        Assert.Contains("\"rope_theta\": 50000.0", text, StringComparison.Ordinal);
        var tokenizer = JsonNode.Parse(File.ReadAllText(_folder.PathOf("tokenizer_config.json")))!;
        Assert.Equal("<|end|>", tokenizer["eos_token"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("architectures", "[\"LlamaForCausalLM\"]", "architecture LlamaForCausalLM is not read")]
    [InlineData("architectures", "null", "architecture none is not read")]
    [InlineData("model_type", "\"llama\"", "model_type llama")]
    [InlineData("hidden_act", "\"gelu\"", "hidden_act gelu")]
    [InlineData("tie_word_embeddings", "false", "tie_word_embeddings must be true")]
    [InlineData("use_sliding_window", "true", "use_sliding_window must be false")]
    [InlineData("rope_scaling", "{\"type\": \"yarn\"}", "rope_scaling must be null")]
    [InlineData("rope_parameters", "{\"rope_type\": \"yarn\"}", "rope_type yarn")]
    [InlineData("head_dim", "128", "head_dim 128 must be")]
    [InlineData("hidden_size", "null", "hidden_size is missing")]
    [InlineData("hidden_size", "\"big\"", "not a model configuration")]
    [InlineData("hidden_size", "25", "HiddenSize 25 must be a multiple of Heads")]
    [InlineData("num_hidden_layers", "-1", "Layers is -1")]
    [InlineData("eos_token_id", "264", "eos_token_id 264 is not below")]
    [InlineData("vocab_size", "100", "eos_token_id 261 is not below vocab_size 100")]
    [InlineData("vocab_size", "262", "shape [264, 24] where config.json needs [262, 24]")]
    [InlineData("hidden_size", "1073741824", "\"model.embed_tokens.weight\": shape [264, 24]")]
    [InlineData("num_hidden_layers", "3", "\"model.layers.2.mlp.gate_proj.weight\" is missing")]
    [InlineData("num_hidden_layers", "1", "\"model.layers.1.input_layernorm.weight\" belongs to no part")]
    [InlineData("num_key_value_heads", "4", "\"model.layers.0.self_attn.k_proj.weight\": shape [12, 24]")]
    public void Load_ChangedConfig_SaysWhatIsWrong(string member, string json, string expected)
    {
        ModelFolder.Save(_folder.Path, Model, WeightFormat.BFloat16);
        var path = _folder.PathOf("config.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!;
        config[member] = JsonNode.Parse(json);
        File.WriteAllText(path, config.ToJsonString());

        var error = Assert.Throws<InvalidDataException>(() => ModelFolder.Load(_folder.Path));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_RotarySettingsInAGroup_ReadsThem()
    {
        ModelFolder.Save(_folder.Path, Model, WeightFormat.BFloat16);
        var path = _folder.PathOf("config.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        config.Remove("rope_theta");
        config["rope_parameters"] = JsonNode.Parse("{\"rope_type\": \"default\", \"rope_theta\": 1000000.0}");
        config["eos_token_id"] = JsonNode.Parse("[260, 261]");
        File.WriteAllText(path, config.ToJsonString());

        var loaded = ModelFolder.Load(_folder.Path);

        Assert.Equal(1000000f, loaded.Transformer.Config.RopeTheta);
        Assert.Equal(260, loaded.EndToken);
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("model.safetensors")]
    [InlineData("tokenizer.json")]
    public void Load_MissingFile_NamesIt(string name)
    {
        ModelFolder.Save(_folder.Path, Model, WeightFormat.BFloat16);
        File.Delete(_folder.PathOf(name));

        var error = Assert.Throws<FileNotFoundException>(() => ModelFolder.Load(_folder.Path));

        Assert.Contains($"{name} is missing", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("model.safetensors")]
    [InlineData("tokenizer.json")]
    public void Load_CutFile_IsRefused(string name)
    {
        ModelFolder.Save(_folder.Path, Model, WeightFormat.BFloat16);
        var bytes = File.ReadAllBytes(_folder.PathOf(name));
        File.WriteAllBytes(_folder.PathOf(name), bytes[..^5]);

        var error = Assert.Throws<InvalidDataException>(() => ModelFolder.Load(_folder.Path));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Load_WeightThatIsNoNumber_NamesTheTensor(float value)
    {
        var broken = Model with { Transformer = Model.Transformer.Clone() };
        broken.Transformer.Parameters[3].Values[^1] = value;
        ModelFolder.Save(_folder.Path, broken, WeightFormat.BFloat16);

        var error = Assert.Throws<InvalidDataException>(() => ModelFolder.Load(_folder.Path));

        Assert.Contains("model.safetensors: tensor \"model.layers.0.", error.Message, StringComparison.Ordinal);
        Assert.Contains("no finite number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_TokenizerLargerThanTheModel_IsRefused()
    {
        var small = Model with { Transformer = Transformer.Create(SmallModels.Odd, 1) };

        Assert.Throws<ArgumentException>(() => ModelFolder.Save(_folder.Path, small, WeightFormat.BFloat16));
    }

    public void Dispose() => _folder.Dispose();
}
