using Podium.Neural.Models;

namespace Podium.Neural.Tests.Models;

/// <summary>
/// The architecture written out plainly in double precision, one sequence at a time, as a second opinion.
/// </summary>
internal sealed class ReferenceModel
{
    private readonly TransformerConfig _config;

    public ReferenceModel(Transformer model)
    {
        _config = model.Config;
        foreach (var parameter in model.Parameters)
        {
            Weights[parameter.Name] = [.. parameter.Values.Select(value => (double)value)];
        }
    }

    public Dictionary<string, double[]> Weights { get; } = [];

    /// <summary>Logits after each token.</summary>
    public double[][] Logits(int[] tokens)
    {
        var hidden = _config.HiddenSize;
        var x = tokens.Select(token => Weights["model.embed_tokens.weight"][(token * hidden)..((token + 1) * hidden)])
            .ToArray();
        for (var layer = 0; layer < _config.Layers; layer++)
        {
            x = Layer(x, $"model.layers.{layer}.");
        }

        var embedding = Weights["model.embed_tokens.weight"];
        return [.. x.Select(row => Project(Norm(row, Weights["model.norm.weight"]), embedding, null))];
    }

    private double[][] Layer(double[][] x, string prefix)
    {
        var head = _config.HeadSize;
        var normed = x.Select(row => Norm(row, Weights[prefix + "input_layernorm.weight"])).ToArray();
        var queries = Heads(normed, prefix + "self_attn.q_proj", rotate: true);
        var keys = Heads(normed, prefix + "self_attn.k_proj", rotate: true);
        var values = Heads(normed, prefix + "self_attn.v_proj", rotate: false);
        var result = new double[x.Length][];
        for (var row = 0; row < x.Length; row++)
        {
            var attended = new double[_config.HiddenSize];
            for (var h = 0; h < _config.Heads; h++)
            {
                var source = h / (_config.Heads / _config.KeyValueHeads) * head;
                var scores = Enumerable.Range(0, row + 1)
                    .Select(key => Enumerable.Range(0, head)
                        .Sum(d => queries[row][(h * head) + d] * keys[key][source + d]) / Math.Sqrt(head))
                    .ToArray();
                var weights = scores.Select(score => Math.Exp(score - scores.Max())).ToArray();
                for (var d = 0; d < head; d++)
                {
                    attended[(h * head) + d] =
                        weights.Select((weight, key) => weight * values[key][source + d]).Sum() / weights.Sum();
                }
            }

            var middle = Add(x[row], Project(attended, Weights[prefix + "self_attn.o_proj.weight"], null));
            result[row] = Add(middle, FeedForward(middle, prefix));
        }

        return result;
    }

    private double[] FeedForward(double[] x, string prefix)
    {
        var normed = Norm(x, Weights[prefix + "post_attention_layernorm.weight"]);
        var gate = Project(normed, Weights[prefix + "mlp.gate_proj.weight"], null);
        var up = Project(normed, Weights[prefix + "mlp.up_proj.weight"], null);
        var activated = gate.Zip(up, (g, u) => g / (1 + Math.Exp(-g)) * u).ToArray();
        return Project(activated, Weights[prefix + "mlp.down_proj.weight"], null);
    }

    private double[][] Heads(double[][] x, string name, bool rotate)
    {
        var rows = x.Select(row => Project(row, Weights[name + ".weight"], Weights[name + ".bias"])).ToArray();
        var head = _config.HeadSize;
        for (var position = 0; rotate && position < rows.Length; position++)
        {
            for (var start = 0; start < rows[position].Length; start += head)
            {
                for (var pair = 0; pair < head / 2; pair++)
                {
                    var angle = position / Math.Pow(_config.RopeTheta, 2.0 * pair / head);
                    var (first, second) = (rows[position][start + pair], rows[position][start + pair + (head / 2)]);
                    rows[position][start + pair] = (first * Math.Cos(angle)) - (second * Math.Sin(angle));
                    rows[position][start + pair + (head / 2)] =
                        (second * Math.Cos(angle)) + (first * Math.Sin(angle));
                }
            }
        }

        return rows;
    }

    private double[] Norm(double[] x, double[] weight)
    {
        var inverse = 1 / Math.Sqrt(x.Average(value => value * value) + _config.NormEpsilon);
        return [.. x.Select((value, index) => value * inverse * weight[index])];
    }

    private static double[] Add(double[] x, double[] y) => [.. x.Zip(y, (first, second) => first + second)];

    private static double[] Project(double[] x, double[] weight, double[]? bias)
    {
        var result = new double[weight.Length / x.Length];
        for (var row = 0; row < result.Length; row++)
        {
            var sum = bias?[row] ?? 0;
            for (var column = 0; column < x.Length; column++)
            {
                sum += weight[(row * x.Length) + column] * x[column];
            }

            result[row] = sum;
        }

        return result;
    }
}
