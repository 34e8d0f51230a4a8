using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Kernels;
using Podium.Neural.Vectors;

namespace Podium.Neural.Layers;

/// <summary>
/// Products of a few rows with a weight matrix [out, in]: dot products straight from the weights, without packing or
/// starting threads, for generation of one or a few sequences.
/// </summary>
internal static unsafe class RowDots
{
    /// <summary>Up to this many rows are multiplied here; more are worth a packed product.</summary>
    public const int MaxRows = 4;

    private const int OutputsPerPart = 256;
    private const long WorthSharing = 1 << 20;

    /// <summary>y[rows, outputs] = or += x[rows, inputs] · weightᵀ.</summary>
    public static void Multiply(
        ThreadTeam team,
        int rows,
        int outputs,
        int inputs,
        float* x,
        int strideX,
        float* weight,
        float* y,
        int strideY,
        bool accumulate)
    {
        if ((long)outputs * inputs * rows < WorthSharing)
        {
            MultiplyPart(rows, 0, outputs, inputs, x, strideX, weight, y, strideY, accumulate);
            return;
        }

        team.Run((outputs + OutputsPerPart - 1) / OutputsPerPart, part =>
        {
            var first = part * OutputsPerPart;
            var end = Math.Min(outputs, first + OutputsPerPart);
            MultiplyPart(rows, first, end, inputs, x, strideX, weight, y, strideY, accumulate);
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyPart(
        int rows,
        int first,
        int end,
        int inputs,
        float* x,
        int strideX,
        float* weight,
        float* y,
        int strideY,
        bool accumulate)
    {
        var results = stackalloc float[4];
        for (var row = 0; row < rows; row++)
        {
            var input = x + ((long)row * strideX);
            var output = y + ((long)row * strideY);
            for (var index = first; index < end; index += 4)
            {
                // The last group repeats the last row rather than read past the weights.
                var start = weight + ((long)index * inputs);
                FourDots(inputs, input, start, Math.Min(3, end - 1 - index), results);
                for (var lane = 0; lane < Math.Min(4, end - index); lane++)
                {
                    output[index + lane] = accumulate ? output[index + lane] + results[lane] : results[lane];
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourDots(int inputs, float* x, float* weight, int last, float* results)
    {
        var second = weight + ((long)Math.Min(1, last) * inputs);
        var third = weight + ((long)Math.Min(2, last) * inputs);
        var fourth = weight + ((long)last * inputs);
        Vector512<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        for (var index = 0; index < inputs; index += Lanes.Count)
        {
            var remaining = inputs - index;
            var value = Lanes.Load(x + index, remaining);
            sum0 = Vector512.FusedMultiplyAdd(value, Lanes.Load(weight + index, remaining), sum0);
            sum1 = Vector512.FusedMultiplyAdd(value, Lanes.Load(second + index, remaining), sum1);
            sum2 = Vector512.FusedMultiplyAdd(value, Lanes.Load(third + index, remaining), sum2);
            sum3 = Vector512.FusedMultiplyAdd(value, Lanes.Load(fourth + index, remaining), sum3);
        }

        results[0] = Vector512.Sum(sum0);
        results[1] = Vector512.Sum(sum1);
        results[2] = Vector512.Sum(sum2);
        results[3] = Vector512.Sum(sum3);
    }
}
