using Podium.Neural.Kernels;
using Podium.Neural.Layers;
using Podium.Neural.Models;
using Podium.Neural.Vectors;

namespace Podium.Neural.Tests.Layers;

public sealed unsafe class RotaryTests
{
    private static readonly TransformerConfig Config = new()
    {
        VocabularySize = 1,
        HiddenSize = 12,
        IntermediateSize = 1,
        Layers = 1,
        Heads = 2,
        KeyValueHeads = 1,
        MaxPositions = 200,
    };

    [Fact]
    public void Backward_GroupedHeads_EqualsFiniteDifferences()
    {
        const int Rows = 66;
        using var team = new ThreadTeam(2);
        var table = new RotaryTable(Config);
        var positions = Enumerable.Range(0, Rows).Select(row => row * 3).ToArray();
        var projected = PinnedValues.Random(Rows * Config.ProjectionSize, 1);
        var biases = PinnedValues.Random(Config.ProjectionSize, 2);
        var gradient = PinnedValues.Random(Rows * Config.ProjectionSize, 3);
        var dBiases = PinnedValues.Filled(Config.ProjectionSize, 0);
        var upstream = gradient.Exact;

        fixed (int* places = positions)
        {
            Rotary.Forward(team, Config, table, Rows, places, Biases(biases), projected.Pointer);
            Rotary.Backward(
                team, Config, table, Rows, places, gradient.Pointer, Biases(dBiases), new AlignedBuffer());
        }

        FiniteDifference.AssertClose(Reference(), projected.Values);
        FiniteDifference.AssertSlopes(biases.Exact, Loss, dBiases.Values);
        FiniteDifference.AssertSlopes(projected.Exact, Loss, gradient.Values);

        double[] Reference() =>
            [.. projected.Exact.Chunk(Config.ProjectionSize).SelectMany((row, index) =>
                Turn([.. row.Zip(biases.Exact, (value, bias) => value + bias)], positions[index]))];

        double Loss() => Reference().Zip(upstream, (value, slope) => value * slope).Sum();
    }

    private static double[] Turn(double[] row, int position)
    {
        var half = Config.HeadSize / 2;
        for (var head = 0; head < Config.Heads + Config.KeyValueHeads; head++)
        {
            for (var pair = 0; pair < half; pair++)
            {
                var angle = position * (double)(float)(1 / Math.Pow(Config.RopeTheta, (double)pair / half));
                var first = (head * Config.HeadSize) + pair;
                var (x, y) = (row[first], row[first + half]);
                row[first] = (x * Math.Cos(angle)) - (y * Math.Sin(angle));
                row[first + half] = (y * Math.Cos(angle)) + (x * Math.Sin(angle));
            }
        }

        return row;
    }

    private static LayerPointers Biases(PinnedValues biases) => new()
    {
        QueryBias = biases.Pointer,
        KeyBias = biases.Pointer + Config.HiddenSize,
        ValueBias = biases.Pointer + Config.HiddenSize + Config.KeyValueSize,
        Query = null,
        Key = null,
        Value = null,
        Output = null,
        Gate = null,
        Up = null,
        Down = null,
        InputNorm = null,
        MiddleNorm = null,
    };
}
