using System.Runtime.InteropServices;
using System.Text.Json;
using Podium.Neural.Models;

namespace Podium.Neural.Tests.Models;

/// <summary>What <c>eng/reference/qwen2_fixture.py</c> computed with PyTorch.</summary>
internal sealed class ReferenceFixture
{
    private readonly JsonElement _index;
    private readonly float[] _values;

    private ReferenceFixture(JsonElement index, float[] values)
    {
        _index = index;
        _values = values;
    }

    public double Loss => _index.GetProperty("loss").GetDouble();

    public int[] Targets => Integers(_index.GetProperty("targets"));

    public int[][] Sequences => [.. _index.GetProperty("sequences").EnumerateArray().Select(Integers)];

    public static ReferenceFixture Read(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", name);
        using var document = JsonDocument.Parse(File.ReadAllText(path + ".json"));
        var values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path + ".bin")).ToArray();
        return new ReferenceFixture(document.RootElement.Clone(), values);
    }

    public Transformer CreateModel()
    {
        var config = _index.GetProperty("config");
        var model = Transformer.Create(
            new TransformerConfig
            {
                VocabularySize = config.GetProperty("vocab_size").GetInt32(),
                HiddenSize = config.GetProperty("hidden_size").GetInt32(),
                IntermediateSize = config.GetProperty("intermediate_size").GetInt32(),
                Layers = config.GetProperty("num_hidden_layers").GetInt32(),
                Heads = config.GetProperty("num_attention_heads").GetInt32(),
                KeyValueHeads = config.GetProperty("num_key_value_heads").GetInt32(),
                RopeTheta = config.GetProperty("rope_theta").GetSingle(),
                NormEpsilon = config.GetProperty("rms_norm_eps").GetSingle(),
            },
            seed: 0);
        foreach (var parameter in model.Parameters)
        {
            Tensor(parameter.Name).CopyTo(parameter.Values, 0);
        }

        return model;
    }

    public float[] Tensor(string name)
    {
        var entry = _index.GetProperty("tensors").GetProperty(name);
        var count = Integers(entry.GetProperty("shape")).Aggregate(1, (product, size) => product * size);
        return _values.AsSpan(entry.GetProperty("offset").GetInt32(), count).ToArray();
    }

    private static int[] Integers(JsonElement array) =>
        [.. array.EnumerateArray().Select(element => element.GetInt32())];
}
