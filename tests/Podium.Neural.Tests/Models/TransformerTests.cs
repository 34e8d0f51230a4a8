using Podium.Neural.Models;

namespace Podium.Neural.Tests.Models;

public sealed class TransformerTests
{
    [Fact]
    public void Create_Config_NamesAndShapesTensorsAsQwen2Does()
    {
        var model = Transformer.Create(SmallModels.Odd, 1);

        var shapes = model.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Shape);
        Assert.Equal(26, shapes.Count);
        Assert.Equal([37, 24], shapes["model.embed_tokens.weight"]);
        Assert.Equal([24, 24], shapes["model.layers.0.self_attn.q_proj.weight"]);
        Assert.Equal([24], shapes["model.layers.0.self_attn.q_proj.bias"]);
        Assert.Equal([12, 24], shapes["model.layers.1.self_attn.k_proj.weight"]);
        Assert.Equal([12], shapes["model.layers.1.self_attn.v_proj.bias"]);
        Assert.Equal([41, 24], shapes["model.layers.1.mlp.gate_proj.weight"]);
        Assert.Equal([24, 41], shapes["model.layers.1.mlp.down_proj.weight"]);
        Assert.Equal([24], shapes["model.layers.1.post_attention_layernorm.weight"]);
        Assert.Equal([24], shapes["model.norm.weight"]);
        Assert.Equal(model.Parameters.Sum(parameter => parameter.Values.Length), model.ParameterCount);
    }

    [Fact]
    public void Create_Seeds_DecideTheWeights()
    {
        var first = Transformer.Create(SmallModels.Odd, 1).Parameters.SelectMany(parameter => parameter.Values);

        Assert.Equal(
            first, Transformer.Create(SmallModels.Odd, 1).Parameters.SelectMany(parameter => parameter.Values));
        Assert.NotEqual(
            first, Transformer.Create(SmallModels.Odd, 2).Parameters.SelectMany(parameter => parameter.Values));
    }

    [Fact]
    public void Create_Weights_HaveTheirDeviation()
    {
        var model = Transformer.Create(SmallModels.Even with { VocabularySize = 2000 }, 3);

        Assert.Equal(Math.Sqrt(2.0 / (5 * 64)), Deviation("model.embed_tokens.weight"), 1e-3);
        Assert.Equal(Math.Sqrt(2.0 / (5 * 64)) / 2, Deviation("model.layers.1.mlp.down_proj.weight"), 2e-3);

        double Deviation(string name) =>
            Math.Sqrt(model.Parameters.Single(parameter => parameter.Name == name)
                .Values.Average(value => (double)value * value));
    }

    [Fact]
    public void Clone_Model_HasEqualWeightsOfItsOwn()
    {
        var model = SmallModels.Create(SmallModels.Odd, 4);

        var copy = model.Clone();
        copy.Parameters[3].Values[2] += 1;

        for (var index = 0; index < model.Parameters.Count; index++)
        {
            Assert.Equal(index != 3, model.Parameters[index].Values.SequenceEqual(copy.Parameters[index].Values));
        }
    }

    public static TheoryData<TransformerConfig, string> Invalid => new()
    {
        { SmallModels.Odd with { VocabularySize = 0 }, "VocabularySize is 0" },
        { SmallModels.Odd with { Layers = -1 }, "Layers is -1" },
        { SmallModels.Odd with { Heads = 5 }, "HiddenSize 24 must be a multiple of Heads 5" },
        { SmallModels.Odd with { KeyValueHeads = 3 }, "Heads 4 must be a multiple of KeyValueHeads 3" },
        { SmallModels.Odd with { Heads = 8, KeyValueHeads = 8 }, "head size 3" },
        { SmallModels.Odd with { RopeTheta = float.NaN }, "RopeTheta" },
        { SmallModels.Odd with { NormEpsilon = 0 }, "NormEpsilon" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Create_InvalidConfig_SaysWhat(TransformerConfig config, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() => Transformer.Create(config, 1));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
