using Podium.Neural.Kernels;
using Podium.Neural.Layers;
using Podium.Neural.Vectors;

namespace Podium.Neural.Tests.Layers;

public sealed unsafe class NormTests
{
    private const float Epsilon = 1e-6f;

    [Theory]
    [InlineData(1, 5)]
    [InlineData(3, 32)]
    [InlineData(70, 19)]
    public void Backward_ResidualRows_EqualsFiniteDifferences(int rows, int width)
    {
        using var team = new ThreadTeam(2);
        var x = PinnedValues.Random(rows * width, 1);
        var weight = PinnedValues.Random(width, 2);
        var normed = PinnedValues.Filled(rows * width, 0);
        var copy = PinnedValues.Filled(rows * width, 0);
        var inverse = PinnedValues.Filled(rows, 0);
        var dNormed = PinnedValues.Random(rows * width, 3);
        var dx = PinnedValues.Random(rows * width, 4);
        var dWeight = PinnedValues.Filled(width, 0);
        var again = PinnedValues.Filled(rows * width, 0);

        Norm.Forward(
            team, rows, width, Epsilon, x.Pointer, weight.Pointer, normed.Pointer, inverse.Pointer, copy.Pointer);
        Norm.Backward(
            team,
            rows,
            width,
            x.Pointer,
            weight.Pointer,
            inverse.Pointer,
            dNormed.Pointer,
            dx.Pointer,
            again.Pointer,
            dWeight.Pointer,
            new AlignedBuffer());

        FiniteDifference.AssertClose(Reference(), normed.Values);
        FiniteDifference.AssertClose(Reference(), again.Values);
        Assert.Equal(x.Values, copy.Values);
        FiniteDifference.AssertSlopes(x.Exact, Loss, dx.Values);
        FiniteDifference.AssertSlopes(weight.Exact, Loss, dWeight.Values);

        double[] Reference() =>
        [
            .. x.Exact.Chunk(width).SelectMany(row =>
            {
                var rootMeanSquare = Math.Sqrt(row.Average(value => value * value) + Epsilon);
                return row.Zip(weight.Exact, (value, scale) => value / rootMeanSquare * scale);
            }),
        ];

        // The residual stream passes the norm by, so its gradient is there already.
        double Loss() => FiniteDifference.Weigh(Reference(), dNormed) + FiniteDifference.Weigh(x.Exact, dx);
    }
}
