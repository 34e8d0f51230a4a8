using Podium.Core.Randomness;

namespace Podium.Neural.Models;

/// <summary>The weights of a Qwen2-architecture causal transformer; the output projection is the embedding.</summary>
public sealed class Transformer
{
    private Transformer(TransformerConfig config)
    {
        config.Validate();
        Config = config;
        Parameters = Allocate(config);
        Weights = new TensorPointers(config, [.. Parameters.Select(parameter => parameter.Values)]);
    }

    /// <summary>The shape.</summary>
    public TransformerConfig Config { get; }

    /// <summary>All tensors: the embedding, each layer's, the final norm.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Number of weights.</summary>
    public long ParameterCount => Parameters.Sum(parameter => (long)parameter.Values.Length);

    internal TensorPointers Weights { get; }

    /// <summary>
    /// A model with random weights: normal with standard deviation √(2 / (5 · HiddenSize)) (Nguyen and Salazar 2019,
    /// arXiv:1910.05895; 0.02 at a width of 1,000), divided by √(2 · Layers) where a projection writes into the
    /// residual stream; norms are 1 and biases 0.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="config"/> is not valid.</exception>
    public static Transformer Create(TransformerConfig config, long seed)
    {
        var model = new Transformer(config);
        var deviation = Math.Sqrt(2.0 / (5.0 * config.HiddenSize));
        for (var index = 0; index < model.Parameters.Count; index++)
        {
            var parameter = model.Parameters[index];
            if (parameter.Shape.Count == 1)
            {
                Array.Fill(parameter.Values, parameter.Name.EndsWith(".bias", StringComparison.Ordinal) ? 0f : 1f);
                continue;
            }

            var residual = parameter.Name.Contains("o_proj", StringComparison.Ordinal)
                || parameter.Name.Contains("down_proj", StringComparison.Ordinal);
            var scale = residual ? deviation / Math.Sqrt(2.0 * config.Layers) : deviation;
            FillNormal(parameter.Values, scale, Seed.Generator(seed, index));
        }

        return model;
    }

    /// <summary>A model whose weights are all 0, to be filled.</summary>
    /// <exception cref="ArgumentException"><paramref name="config"/> is not valid.</exception>
    internal static Transformer CreateZero(TransformerConfig config) => new(config);

    /// <summary>A copy with its own weights.</summary>
    public Transformer Clone()
    {
        var copy = new Transformer(Config);
        for (var index = 0; index < Parameters.Count; index++)
        {
            Parameters[index].Values.CopyTo(copy.Parameters[index].Values, 0);
        }

        return copy;
    }

    /// <summary>Takes over the weights of a model of the same shape.</summary>
    /// <exception cref="InvalidDataException">The other model has another shape.</exception>
    public void CopyFrom(Transformer other)
    {
        if (other.Config != Config)
        {
            throw new InvalidDataException(
                $"Weights of the shape {other.Config} do not fit a model of the shape {Config}.");
        }

        foreach (var (own, read) in Parameters.Zip(other.Parameters))
        {
            read.Values.CopyTo(own.Values, 0);
        }
    }

    private static List<Parameter> Allocate(TransformerConfig config)
    {
        var hidden = config.HiddenSize;
        var keyValue = config.KeyValueSize;
        var parameters = new List<Parameter> { new("model.embed_tokens.weight", config.VocabularySize, hidden) };
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var prefix = $"model.layers.{layer}.";
            parameters.AddRange(
            [
                new Parameter(prefix + "self_attn.q_proj.weight", hidden, hidden),
                new Parameter(prefix + "self_attn.q_proj.bias", hidden),
                new Parameter(prefix + "self_attn.k_proj.weight", keyValue, hidden),
                new Parameter(prefix + "self_attn.k_proj.bias", keyValue),
                new Parameter(prefix + "self_attn.v_proj.weight", keyValue, hidden),
                new Parameter(prefix + "self_attn.v_proj.bias", keyValue),
                new Parameter(prefix + "self_attn.o_proj.weight", hidden, hidden),
                new Parameter(prefix + "mlp.gate_proj.weight", config.IntermediateSize, hidden),
                new Parameter(prefix + "mlp.up_proj.weight", config.IntermediateSize, hidden),
                new Parameter(prefix + "mlp.down_proj.weight", hidden, config.IntermediateSize),
                new Parameter(prefix + "input_layernorm.weight", hidden),
                new Parameter(prefix + "post_attention_layernorm.weight", hidden),
            ]);
        }

        parameters.Add(new Parameter("model.norm.weight", hidden));
        return parameters;
    }

    private static void FillNormal(float[] values, double deviation, Random random)
    {
        for (var index = 0; index < values.Length; index++)
        {
            var radius = Math.Sqrt(-2.0 * Math.Log(1.0 - random.NextDouble()));
            values[index] = (float)(deviation * radius * Math.Cos(2.0 * Math.PI * random.NextDouble()));
        }
    }
}
