using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Podium.Neural.Vectors;

/// <summary>The sum of the squares of many floats, in double precision.</summary>
internal static class SquareSum
{
    private const int Block = 1024;

    /// <summary>Sums blocks in single precision and the blocks' sums in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe double Of(ReadOnlySpan<float> values)
    {
        var total = 0.0;
        fixed (float* start = values)
        {
            for (var first = 0; first < values.Length; first += Block)
            {
                var sum = Vector512<float>.Zero;
                var length = Math.Min(Block, values.Length - first);
                for (var index = 0; index < length; index += Lanes.Count)
                {
                    var value = Lanes.Load(start + first + index, length - index);
                    sum = Vector512.FusedMultiplyAdd(value, value, sum);
                }

                total += Vector512.Sum(sum);
            }
        }

        return total;
    }
}
