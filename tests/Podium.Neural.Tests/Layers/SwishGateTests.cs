using Podium.Neural.Kernels;
using Podium.Neural.Layers;

namespace Podium.Neural.Tests.Layers;

public sealed unsafe class SwishGateTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 32)]
    [InlineData(66, 17)]
    public void Backward_GateAndUp_EqualsFiniteDifferences(int rows, int width)
    {
        using var team = new ThreadTeam(2);
        var gateUp = PinnedValues.Random(rows * 2 * width, 1);
        var activated = PinnedValues.Filled(rows * width, 0);
        var gradient = PinnedValues.Random(rows * width, 2);

        SwishGate.Forward(team, rows, width, gateUp.Pointer, activated.Pointer);
        FiniteDifference.AssertClose(Reference(), activated.Values);
        var upstream = gradient.Exact;
        SwishGate.Backward(team, rows, width, gateUp.Pointer, gradient.Pointer);

        FiniteDifference.AssertClose(Reference(), gradient.Values);
        FiniteDifference.AssertSlopes(
            gateUp.Exact, () => Reference().Zip(upstream, (value, slope) => value * slope).Sum(), gateUp.Values);

        double[] Reference() =>
        [
            .. gateUp.Exact.Chunk(2 * width).SelectMany(row => row
                .Take(width)
                .Zip(row.Skip(width), (gate, up) => gate / (1 + Math.Exp(-gate)) * up)),
        ];
    }
}
