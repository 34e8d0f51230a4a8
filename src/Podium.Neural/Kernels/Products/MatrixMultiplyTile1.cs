using System.Runtime.CompilerServices;

namespace Podium.Neural.Kernels.Products;

/// <summary>
/// One row by two vectors of a product, both sums in registers.
/// </summary>
internal readonly unsafe struct MatrixMultiplyTile1<TLanes, TVector> : IMatrixMultiplyTile
    where TLanes : struct, IMatrixMultiplyLanes<TVector>
    where TVector : struct
{
    public static int Rows => 1;

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
        var a0 = a;
        TVector r0x = default, r0y = default;
        for (var step = depth; step > 0; step--)
        {
            var x = TLanes.Load(b);
            var y = TLanes.Load(b + second);
            b += stepB;
            var factor = TLanes.Broadcast(a0);
            r0x = TLanes.MultiplyAdd(factor, x, r0x);
            r0y = TLanes.MultiplyAdd(factor, y, r0y);
            a0 += depthStep;
        }

        Store(c, r0x, r0y, accumulate);
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
