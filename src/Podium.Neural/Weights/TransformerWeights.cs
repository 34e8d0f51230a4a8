using Podium.Neural.Models;

namespace Podium.Neural.Weights;

/// <summary>Moves a transformer's weights from and to safetensors.</summary>
internal static class TransformerWeights
{
    private const string TiedOutput = "lm_head.weight";

    /// <summary>Makes a transformer and fills it; <paramref name="name"/> names the file in errors.</summary>
    public static Transformer Read(SafetensorsFile file, TransformerConfig config, string name)
    {
        CheckSizes(file, config, name);
        var transformer = Transformer.CreateZero(config);
        foreach (var parameter in transformer.Parameters)
        {
            CheckShape(file, parameter.Name, parameter.Shape, name);
            file.Read(parameter.Name, parameter.Values);
            CheckFinite(parameter, name);
        }

        var known = transformer.Parameters.Select(parameter => parameter.Name).Append(TiedOutput);
        var unknown = file.Tensors.Keys.Except(known).Order(StringComparer.Ordinal).FirstOrDefault();
        return unknown is null
            ? transformer
            : throw new InvalidDataException(
                $"{name}: tensor \"{unknown}\" belongs to no part of a Qwen2 model with {config.Layers} layers.");
    }

    /// <summary>Writes all tensors in the model's order.</summary>
    public static void Write(Transformer transformer, string path, WeightFormat format) =>
        SafetensorsWriter.Write(
            path,
            [.. transformer.Parameters.Select(part => new TensorData(part.Name, part.Shape, part.Values))],
            format);

    /// <summary>Checks, before memory is taken, that the file is as large as the configuration says.</summary>
    private static void CheckSizes(SafetensorsFile file, TransformerConfig config, string name)
    {
        CheckShape(file, "model.embed_tokens.weight", [config.VocabularySize, config.HiddenSize], name);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var gate = $"model.layers.{layer}.mlp.gate_proj.weight";
            CheckShape(file, gate, [config.IntermediateSize, config.HiddenSize], name);
        }
    }

    private static void CheckFinite(Parameter parameter, string name)
    {
        foreach (var value in parameter.Values)
        {
            if (!float.IsFinite(value))
            {
                throw new InvalidDataException(
                    $"{name}: tensor \"{parameter.Name}\" holds {value}, which is no finite number.");
            }
        }
    }

    private static void CheckShape(SafetensorsFile file, string tensor, IReadOnlyList<int> shape, string name)
    {
        if (!file.Tensors.TryGetValue(tensor, out var entry))
        {
            throw new InvalidDataException($"{name}: tensor \"{tensor}\" is missing.");
        }

        if (!entry.Shape.SequenceEqual(shape.Select(size => (long)size)))
        {
            throw new InvalidDataException(
                $"{name}: tensor \"{tensor}\": shape [{string.Join(", ", entry.Shape)}] where config.json needs "
                + $"[{string.Join(", ", shape)}].");
        }
    }
}
