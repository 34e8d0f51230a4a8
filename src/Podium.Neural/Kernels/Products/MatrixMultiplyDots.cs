using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Podium.Neural.Kernels.Products;

/// <summary>Dot products of rows of A with rows of B, several at a time, all sums in registers.</summary>
internal static unsafe class MatrixMultiplyDots<TLanes, TVector>
    where TLanes : struct, IMatrixMultiplyLanes<TVector>
    where TVector : struct
{
    /// <summary>C[i, j] = sum over d of a[i · strideA + d] · b[j · strideB + d] for i and j below 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourByFour(
        int depth, float* a, nint strideA, float* b, nint strideB, float* c, nint strideC, bool accumulate)
    {
        TVector r0w = default, r0x = default, r0y = default, r0z = default;
        TVector r1w = default, r1x = default, r1y = default, r1z = default;
        TVector r2w = default, r2x = default, r2y = default, r2z = default;
        TVector r3w = default, r3x = default, r3y = default, r3z = default;
        var step = 0;
        for (; step + TLanes.Count <= depth; step += TLanes.Count)
        {
            var w = TLanes.Load(b + step);
            var x = TLanes.Load(b + strideB + step);
            var y = TLanes.Load(b + (2 * strideB) + step);
            var z = TLanes.Load(b + (3 * strideB) + step);
            var row = TLanes.Load(a + step);
            r0w = TLanes.MultiplyAdd(row, w, r0w);
            r0x = TLanes.MultiplyAdd(row, x, r0x);
            r0y = TLanes.MultiplyAdd(row, y, r0y);
            r0z = TLanes.MultiplyAdd(row, z, r0z);
            row = TLanes.Load(a + strideA + step);
            r1w = TLanes.MultiplyAdd(row, w, r1w);
            r1x = TLanes.MultiplyAdd(row, x, r1x);
            r1y = TLanes.MultiplyAdd(row, y, r1y);
            r1z = TLanes.MultiplyAdd(row, z, r1z);
            row = TLanes.Load(a + (2 * strideA) + step);
            r2w = TLanes.MultiplyAdd(row, w, r2w);
            r2x = TLanes.MultiplyAdd(row, x, r2x);
            r2y = TLanes.MultiplyAdd(row, y, r2y);
            r2z = TLanes.MultiplyAdd(row, z, r2z);
            row = TLanes.Load(a + (3 * strideA) + step);
            r3w = TLanes.MultiplyAdd(row, w, r3w);
            r3x = TLanes.MultiplyAdd(row, x, r3x);
            r3y = TLanes.MultiplyAdd(row, y, r3y);
            r3z = TLanes.MultiplyAdd(row, z, r3z);
        }

        var row0 = TLanes.Sums(r0w, r0x, r0y, r0z);
        Store(row0, a, b, strideB, step, depth, c, accumulate);
        var row1 = TLanes.Sums(r1w, r1x, r1y, r1z);
        Store(row1, a + strideA, b, strideB, step, depth, c + strideC, accumulate);
        var row2 = TLanes.Sums(r2w, r2x, r2y, r2z);
        Store(row2, a + (2 * strideA), b, strideB, step, depth, c + (2 * strideC), accumulate);
        var row3 = TLanes.Sums(r3w, r3x, r3y, r3z);
        Store(row3, a + (3 * strideA), b, strideB, step, depth, c + (3 * strideC), accumulate);
    }

    /// <summary>C[j] = sum over d of a[d] · b[j · strideB + d] for j below 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneByEight(int depth, float* a, float* b, nint strideB, float* c, bool accumulate)
    {
        TVector sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        TVector sum4 = default, sum5 = default, sum6 = default, sum7 = default;
        var upper = b + (4 * strideB);
        var step = 0;
        for (; step + TLanes.Count <= depth; step += TLanes.Count)
        {
            var row = TLanes.Load(a + step);
            sum0 = TLanes.MultiplyAdd(row, TLanes.Load(b + step), sum0);
            sum1 = TLanes.MultiplyAdd(row, TLanes.Load(b + strideB + step), sum1);
            sum2 = TLanes.MultiplyAdd(row, TLanes.Load(b + (2 * strideB) + step), sum2);
            sum3 = TLanes.MultiplyAdd(row, TLanes.Load(b + (3 * strideB) + step), sum3);
            sum4 = TLanes.MultiplyAdd(row, TLanes.Load(upper + step), sum4);
            sum5 = TLanes.MultiplyAdd(row, TLanes.Load(upper + strideB + step), sum5);
            sum6 = TLanes.MultiplyAdd(row, TLanes.Load(upper + (2 * strideB) + step), sum6);
            sum7 = TLanes.MultiplyAdd(row, TLanes.Load(upper + (3 * strideB) + step), sum7);
        }

        Store(TLanes.Sums(sum0, sum1, sum2, sum3), a, b, strideB, step, depth, c, accumulate);
        Store(TLanes.Sums(sum4, sum5, sum6, sum7), a, upper, strideB, step, depth, c + 4, accumulate);
    }

    /// <summary>C[0] = sum over d of a[d] · b[d].</summary>
    public static void One(int depth, float* a, float* b, float* c, bool accumulate)
    {
        TVector sum = default;
        var step = 0;
        for (; step + TLanes.Count <= depth; step += TLanes.Count)
        {
            sum = TLanes.MultiplyAdd(TLanes.Load(a + step), TLanes.Load(b + step), sum);
        }

        var total = TLanes.Sums(sum, default, default, default).ToScalar();
        for (; step < depth; step++)
        {
            total += a[step] * b[step];
        }

        *c = accumulate ? *c + total : total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        Vector128<float> sums, float* a, float* b, nint strideB, int step, int depth, float* c, bool accumulate)
    {
        for (; step < depth; step++)
        {
            var column = b + step;
            var values = Vector128.Create(
                *column, column[strideB], column[2 * strideB], column[3 * strideB]);
            sums += values * a[step];
        }

        Vector128.Store(accumulate ? Vector128.Load(c) + sums : sums, c);
    }
}
