using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Podium.Neural.Kernels;

/// <summary>Copies slices of a matrix into panels [depth, width] that a tile reads from front to back.</summary>
internal static unsafe class MatrixMultiplyPacking
{
    // How far before its use a row is asked for; the source is often far apart in memory.
    private const int RowsAhead = 16;

    /// <summary>
    /// Panel p [d, j] = source[d · stride + p · width + j] for as many panels as hold <paramref name="used"/> columns,
    /// with zeros beside the last ones. Goes row by row, because the source may come from memory.
    /// </summary>
    public static void Rows(
        float* source, nint stride, int depth, int used, float* panels, int width, nint panelStep)
    {
        switch (width)
        {
            case 32:
                RowsOf(source, stride, depth, used, panels, 32, panelStep);
                break;
            case 16:
                RowsOf(source, stride, depth, used, panels, 16, panelStep);
                break;
            case 12:
                RowsOf(source, stride, depth, used, panels, 12, panelStep);
                break;
            default:
                RowsOf(source, stride, depth, used, panels, width, panelStep);
                break;
        }
    }

    /// <summary>
    /// Panel[d, j] = source[j · stride + d] for j below <paramref name="used"/>, and zero for the others up to
    /// <paramref name="width"/>.
    /// </summary>
    public static void Columns(float* source, nint stride, int depth, int used, float* panel, int width)
    {
        var column = 0;
        if (Avx512F.IsSupported)
        {
            for (; column + 16 <= used; column += 16)
            {
                var done = Transpose16(source + (column * stride), stride, depth, panel + column, width);
                Scalar(source + (column * stride), stride, done, depth, 16, panel + column, width);
            }
        }

        if (Sse.IsSupported)
        {
            for (; column + 4 <= used; column += 4)
            {
                var done = Transpose4(source + (column * stride), stride, depth, panel + column, width);
                Scalar(source + (column * stride), stride, done, depth, 4, panel + column, width);
            }
        }

        Scalar(source + (column * stride), stride, 0, depth, used - column, panel + column, width);
        for (var step = 0; used < width && step < depth; step++)
        {
            new Span<float>(panel + ((nint)step * width) + used, width - used).Clear();
        }
    }

    /// <summary>Target[i, j] = tile[i, j], or that added, for j below <paramref name="used"/>.</summary>
    public static void Unpack(
        float* tile, int width, int rows, int used, float* target, nint stride, bool accumulate)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < used; column++)
            {
                target[column] = accumulate ? target[column] + tile[column] : tile[column];
            }

            tile += width;
            target += stride;
        }
    }

    // Inlined into each case of a constant width, so that the copy of a row has no loop.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RowsOf(
        float* source, nint stride, int depth, int used, float* panels, int width, nint panelStep)
    {
        var ahead = RowsAhead * stride;
        for (var step = 0; step < depth; step++)
        {
            var to = panels;
            var column = 0;
            for (; column + width <= used; column += width)
            {
                if (Sse.IsSupported)
                {
                    Sse.Prefetch0(source + column + ahead);
                }

                CopyRow(source + column, to, width);
                to += panelStep;
            }

            if (column < used)
            {
                var last = new Span<float>(to, width);
                new ReadOnlySpan<float>(source + column, used - column).CopyTo(last);
                last[(used - column)..].Clear();
            }

            source += stride;
            panels += width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRow(float* from, float* to, int width)
    {
        var column = 0;
        if (width >= 16)
        {
            Vector512.Store(Vector512.Load(from), to);
            column = 16;
        }

        if (width >= 32)
        {
            Vector512.Store(Vector512.Load(from + 16), to + 16);
            column = 32;
        }

        if (width == 12)
        {
            Vector256.Store(Vector256.Load(from), to);
            Vector128.Store(Vector128.Load(from + 8), to + 8);
            column = 12;
        }

        for (; column < width; column++)
        {
            to[column] = from[column];
        }
    }

    private static void Scalar(float* source, nint stride, int first, int depth, int used, float* panel, int width)
    {
        for (var column = 0; column < used; column++)
        {
            var from = source + (column * stride);
            for (var step = first; step < depth; step++)
            {
                panel[((nint)step * width) + column] = from[step];
            }
        }
    }

    private static int Transpose4(float* source, nint stride, int depth, float* panel, int width)
    {
        var step = 0;
        for (; step + 4 <= depth; step += 4)
        {
            var from = source + step;
            var row0 = Vector128.Load(from);
            var row1 = Vector128.Load(from + stride);
            var row2 = Vector128.Load(from + (2 * stride));
            var row3 = Vector128.Load(from + (3 * stride));
            var low01 = Sse.UnpackLow(row0, row1);
            var low23 = Sse.UnpackLow(row2, row3);
            var high01 = Sse.UnpackHigh(row0, row1);
            var high23 = Sse.UnpackHigh(row2, row3);
            var to = panel + ((nint)step * width);
            Vector128.Store(Sse.MoveLowToHigh(low01, low23), to);
            Vector128.Store(Sse.MoveHighToLow(low23, low01), to + width);
            Vector128.Store(Sse.MoveLowToHigh(high01, high23), to + (2 * width));
            Vector128.Store(Sse.MoveHighToLow(high23, high01), to + (3 * width));
        }

        return step;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Transpose16(float* source, nint stride, int depth, float* panel, int width)
    {
        var step = 0;
        for (; step + 16 <= depth; step += 16)
        {
            var from = source + step;
            var to = panel + ((nint)step * width);
            Quarter(from, 4 * stride, stride, out var a0, out var a1, out var a2, out var a3);
            Quarter(from + 4, 4 * stride, stride, out var b0, out var b1, out var b2, out var b3);
            Quarter(from + 8, 4 * stride, stride, out var c0, out var c1, out var c2, out var c3);
            Quarter(from + 12, 4 * stride, stride, out var d0, out var d1, out var d2, out var d3);
            Vector512.Store(a0, to);
            Vector512.Store(a1, to + width);
            Vector512.Store(a2, to + (2 * width));
            Vector512.Store(a3, to + (3 * width));
            to += 4 * width;
            Vector512.Store(b0, to);
            Vector512.Store(b1, to + width);
            Vector512.Store(b2, to + (2 * width));
            Vector512.Store(b3, to + (3 * width));
            to += 4 * width;
            Vector512.Store(c0, to);
            Vector512.Store(c1, to + width);
            Vector512.Store(c2, to + (2 * width));
            Vector512.Store(c3, to + (3 * width));
            to += 4 * width;
            Vector512.Store(d0, to);
            Vector512.Store(d1, to + width);
            Vector512.Store(d2, to + (2 * width));
            Vector512.Store(d3, to + (3 * width));
        }

        return step;
    }

    // Four columns of sixteen rows: lane group g of vector i holds row 4g + i, so a 4 x 4 transposition within the lane
    // groups leaves whole columns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarter(
        float* from,
        nint group,
        nint stride,
        out Vector512<float> column0,
        out Vector512<float> column1,
        out Vector512<float> column2,
        out Vector512<float> column3)
    {
        var row0 = Gather(from, group);
        var row1 = Gather(from + stride, group);
        var row2 = Gather(from + (2 * stride), group);
        var row3 = Gather(from + (3 * stride), group);
        var low01 = Avx512F.UnpackLow(row0, row1).AsDouble();
        var low23 = Avx512F.UnpackLow(row2, row3).AsDouble();
        var high01 = Avx512F.UnpackHigh(row0, row1).AsDouble();
        var high23 = Avx512F.UnpackHigh(row2, row3).AsDouble();
        column0 = Avx512F.UnpackLow(low01, low23).AsSingle();
        column1 = Avx512F.UnpackHigh(low01, low23).AsSingle();
        column2 = Avx512F.UnpackLow(high01, high23).AsSingle();
        column3 = Avx512F.UnpackHigh(high01, high23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Gather(float* from, nint group)
    {
        var rows = Vector128.Load(from).ToVector256Unsafe().ToVector512Unsafe();
        rows = Avx512F.InsertVector128(rows, Vector128.Load(from + group), 1);
        rows = Avx512F.InsertVector128(rows, Vector128.Load(from + (2 * group)), 2);
        return Avx512F.InsertVector128(rows, Vector128.Load(from + (3 * group)), 3);
    }
}
