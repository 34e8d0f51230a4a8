using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Kernels;
using Podium.Neural.Vectors;

namespace Podium.Neural.Layers;

/// <summary>Root-mean-square norm (Zhang and Sennrich 2019, arXiv:1910.07467) over rows of a fixed width.</summary>
internal static unsafe class Norm
{
    /// <summary>
    /// normed = x / rms(x) · weight, inverse = 1 / rms(x) per row; where <paramref name="copy"/> is not null, x is
    /// copied there too, for the residual sum that follows.
    /// </summary>
    public static void Forward(
        ThreadTeam team,
        int rows,
        int width,
        float epsilon,
        float* x,
        float* weight,
        float* normed,
        float* inverse,
        float* copy) =>
        team.Run(RowParts.Count(rows), part =>
        {
            for (var row = RowParts.Start(part); row < RowParts.End(part, rows); row++)
            {
                var offset = (long)row * width;
                inverse[row] = ForwardRow(
                    width, epsilon, x + offset, weight, normed + offset, copy == null ? null : copy + offset);
            }
        });

    /// <summary>
    /// Adds the gradient through the norm to <paramref name="dx"/> and to <paramref name="dWeight"/>, and writes the
    /// forward result to <paramref name="normed"/> again. <paramref name="partials"/> is scratch.
    /// </summary>
    public static void Backward(
        ThreadTeam team,
        int rows,
        int width,
        float* x,
        float* weight,
        float* inverse,
        float* dNormed,
        float* dx,
        float* normed,
        float* dWeight,
        AlignedBuffer partials)
    {
        var parts = RowParts.Count(rows);
        var sums = partials.EnsureZero((long)parts * width);
        team.Run(parts, part =>
        {
            for (var row = RowParts.Start(part); row < RowParts.End(part, rows); row++)
            {
                var offset = (long)row * width;
                BackwardRow(
                    width,
                    inverse[row],
                    x + offset,
                    weight,
                    dNormed + offset,
                    dx + offset,
                    normed + offset,
                    sums + ((long)part * width));
            }
        });
        PartialSums.Add(parts, width, sums, dWeight);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float ForwardRow(int width, float epsilon, float* x, float* weight, float* normed, float* copy)
    {
        var squares = Vector512<float>.Zero;
        for (var index = 0; index < width; index += Lanes.Count)
        {
            var value = Lanes.Load(x + index, width - index);
            squares = Vector512.FusedMultiplyAdd(value, value, squares);
        }

        var inverse = 1f / MathF.Sqrt((Vector512.Sum(squares) / width) + epsilon);
        for (var index = 0; index < width; index += Lanes.Count)
        {
            var value = Lanes.Load(x + index, width - index);
            Lanes.Store(value * inverse * Lanes.Load(weight + index, width - index), normed + index, width - index);
            if (copy != null)
            {
                Lanes.Store(value, copy + index, width - index);
            }
        }

        return inverse;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BackwardRow(
        int width,
        float inverse,
        float* x,
        float* weight,
        float* dNormed,
        float* dx,
        float* normed,
        float* dWeight)
    {
        var dots = Vector512<float>.Zero;
        for (var index = 0; index < width; index += Lanes.Count)
        {
            var remaining = width - index;
            var unit = Lanes.Load(x + index, remaining) * inverse;
            var gradient = Lanes.Load(dNormed + index, remaining);
            var scale = Lanes.Load(weight + index, remaining);
            dots = Vector512.FusedMultiplyAdd(gradient * scale, unit, dots);
            var sum = Lanes.Load(dWeight + index, remaining);
            Lanes.Store(Vector512.FusedMultiplyAdd(gradient, unit, sum), dWeight + index, remaining);
            Lanes.Store(unit * scale, normed + index, remaining);
        }

        var mean = Vector512.Sum(dots) / width;
        for (var index = 0; index < width; index += Lanes.Count)
        {
            var remaining = width - index;
            var unit = Lanes.Load(x + index, remaining) * inverse;
            var gradient = Lanes.Load(dNormed + index, remaining) * Lanes.Load(weight + index, remaining);
            var sum = Lanes.Load(dx + index, remaining) + ((gradient - (unit * mean)) * inverse);
            Lanes.Store(sum, dx + index, remaining);
        }
    }
}
