using System.Runtime.CompilerServices;

namespace Podium.Neural.Kernels.Products;

/// <summary>
/// 4 rows by two vectors of a product, all sums in registers. Written out row by row: the JIT keeps locals, not
/// arrays, in registers.
/// </summary>
internal readonly unsafe struct MatrixMultiplyTile4<TLanes, TVector> : IMatrixMultiplyTile
    where TLanes : struct, IMatrixMultiplyLanes<TVector>
    where TVector : struct
{
    public static int Rows => 4;

    public static int Columns => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        int depth,
        float* a,
        nint rowStep,
        nint depthStep,
        float* b,
        nint stepB,
        float* c,
        nint strideC,
        bool accumulate)
    {
        var second = TLanes.Count;
        var twoRows = 2 * rowStep;
        var a0 = a;
        var a3 = a + (3 * rowStep);
        TVector r0x = default, r0y = default;
        TVector r1x = default, r1y = default;
        TVector r2x = default, r2y = default;
        TVector r3x = default, r3y = default;
        for (var step = depth; step > 0; step--)
        {
            var x = TLanes.Load(b);
            var y = TLanes.Load(b + second);
            b += stepB;
            var factor = TLanes.Broadcast(a0);
            r0x = TLanes.MultiplyAdd(factor, x, r0x);
            r0y = TLanes.MultiplyAdd(factor, y, r0y);
            factor = TLanes.Broadcast(a0 + rowStep);
            r1x = TLanes.MultiplyAdd(factor, x, r1x);
            r1y = TLanes.MultiplyAdd(factor, y, r1y);
            factor = TLanes.Broadcast(a0 + twoRows);
            r2x = TLanes.MultiplyAdd(factor, x, r2x);
            r2y = TLanes.MultiplyAdd(factor, y, r2y);
            factor = TLanes.Broadcast(a3);
            r3x = TLanes.MultiplyAdd(factor, x, r3x);
            r3y = TLanes.MultiplyAdd(factor, y, r3y);
            a0 += depthStep;
            a3 += depthStep;
        }

        Store(c, r0x, r0y, accumulate);
        Store(c + strideC, r1x, r1y, accumulate);
        Store(c + (2 * strideC), r2x, r2y, accumulate);
        Store(c + (3 * strideC), r3x, r3y, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* c, TVector x, TVector y, bool accumulate)
    {
        if (accumulate)
        {
            x = TLanes.Add(TLanes.Load(c), x);
            y = TLanes.Add(TLanes.Load(c + TLanes.Count), y);
        }

        TLanes.Store(x, c);
        TLanes.Store(y, c + TLanes.Count);
    }
}
