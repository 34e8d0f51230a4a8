using Podium.Neural.Kernels;
using Podium.Neural.Layers;

namespace Podium.Neural.Tests.Layers;

public sealed unsafe class LinearTests
{
    [Theory]
    [InlineData(1, 1, 5, false)]
    [InlineData(9, 7, 13, false)]
    [InlineData(9, 7, 13, true)]
    [InlineData(10, 20, 17, true)]
    public void Backward_RowsWithGapsBetween_EqualsFiniteDifferences(
        int rows, int outputs, int inputs, bool accumulate)
    {
        const int Gap = 3;
        using var team = new ThreadTeam(2);
        var stride = outputs + Gap;
        var x = PinnedValues.Random(rows * inputs, 1);
        var weight = PinnedValues.Random(outputs * inputs, 2);
        var y = PinnedValues.Random(rows * stride, 3);
        var dy = PinnedValues.Random(rows * stride, 4);
        var dx = PinnedValues.Random(rows * inputs, 5);
        var dWeight = PinnedValues.Random(outputs * inputs, 6);

        Linear.Forward(team, rows, outputs, inputs, x.Pointer, weight.Pointer, y.Pointer, stride, accumulate);
        Linear.BackwardInput(
            team, rows, outputs, inputs, dy.Pointer, stride, weight.Pointer, dx.Pointer, accumulate);
        Linear.BackwardWeight(team, rows, outputs, inputs, dy.Pointer, stride, x.Pointer, dWeight.Pointer);

        FiniteDifference.AssertClose(Reference(), y.Values);
        FiniteDifference.AssertSlopes(x.Exact, () => Loss() + (accumulate ? Before(x, dx) : 0), dx.Values);
        FiniteDifference.AssertSlopes(weight.Exact, () => Loss() + Before(weight, dWeight), dWeight.Values);

        double[] Reference()
        {
            double[] result = [.. y.Exact];
            for (var row = 0; row < rows; row++)
            {
                for (var output = 0; output < outputs; output++)
                {
                    var sum = Enumerable.Range(0, inputs)
                        .Sum(input => x.Exact[(row * inputs) + input] * weight.Exact[(output * inputs) + input]);
                    result[(row * stride) + output] = sum + (accumulate ? result[(row * stride) + output] : 0);
                }
            }

            return result;
        }

        double Loss() => FiniteDifference.Weigh(Reference(), dy);

        // What a gradient held before is the slope of a loss that reads the same values elsewhere.
        static double Before(PinnedValues values, PinnedValues gradient) =>
            FiniteDifference.Weigh(values.Exact, gradient);
    }
}
