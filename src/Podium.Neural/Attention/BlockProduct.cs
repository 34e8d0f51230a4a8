using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Vectors;

namespace Podium.Neural.Attention;

/// <summary>
/// The product that attention is made of: eight rows of A times B, held in registers. Its factors may be transposed or
/// laid out in panels of 16 columns, which the strides express. Long methods, since each row has its own registers.
/// </summary>
internal static unsafe class BlockProduct
{
    /// <summary>Rows of one block.</summary>
    public const int Rows = 8;

    /// <summary>
    /// C[8, 16 · vectors] = or += A[8, inner] · B[inner, 16 · vectors]. B's element (k, 16 · v + lane) lies at
    /// k · innerStrideB + v · vectorStrideB + lane.
    /// </summary>
    public static void Multiply(
        float* a,
        int rowStrideA,
        int innerStrideA,
        float* b,
        int vectorStrideB,
        int innerStrideB,
        int vectors,
        int inner,
        float* c,
        int rowStrideC,
        bool accumulate)
    {
        var vector = 0;
        for (; vector <= vectors - 2; vector += 2)
        {
            TwoVectors(a, rowStrideA, innerStrideA, b, vectorStrideB, innerStrideB, inner, c, rowStrideC, accumulate);
            b += 2 * vectorStrideB;
            c += 2 * Lanes.Count;
        }

        if (vector < vectors)
        {
            OneVector(a, rowStrideA, innerStrideA, b, innerStrideB, inner, c, rowStrideC, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void TwoVectors(
        float* a,
        nint rowA,
        nint innerA,
        float* b,
        nint vectorB,
        nint innerB,
        int inner,
        float* c,
        nint rowC,
        bool accumulate)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default;
        Vector512<float> c20 = default, c21 = default, c30 = default, c31 = default;
        Vector512<float> c40 = default, c41 = default, c50 = default, c51 = default;
        Vector512<float> c60 = default, c61 = default, c70 = default, c71 = default;
        var second = b + vectorB;
        var a4 = a + (4 * rowA);
        var row3 = 3 * rowA;
        for (var k = 0; k < inner; k++)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(second);
            var factor = Vector512.Create(*a);
            c00 = Vector512.FusedMultiplyAdd(factor, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(factor, b1, c01);
            factor = Vector512.Create(a[rowA]);
            c10 = Vector512.FusedMultiplyAdd(factor, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(factor, b1, c11);
            factor = Vector512.Create(a[2 * rowA]);
            c20 = Vector512.FusedMultiplyAdd(factor, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(factor, b1, c21);
            factor = Vector512.Create(a[row3]);
            c30 = Vector512.FusedMultiplyAdd(factor, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(factor, b1, c31);
            factor = Vector512.Create(*a4);
            c40 = Vector512.FusedMultiplyAdd(factor, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(factor, b1, c41);
            factor = Vector512.Create(a4[rowA]);
            c50 = Vector512.FusedMultiplyAdd(factor, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(factor, b1, c51);
            factor = Vector512.Create(a4[2 * rowA]);
            c60 = Vector512.FusedMultiplyAdd(factor, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(factor, b1, c61);
            factor = Vector512.Create(a4[row3]);
            c70 = Vector512.FusedMultiplyAdd(factor, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(factor, b1, c71);
            a += innerA;
            a4 += innerA;
            b += innerB;
            second += innerB;
        }

        Put(c, c00, c01, accumulate);
        Put(c + rowC, c10, c11, accumulate);
        Put(c + (2 * rowC), c20, c21, accumulate);
        Put(c + (3 * rowC), c30, c31, accumulate);
        Put(c + (4 * rowC), c40, c41, accumulate);
        Put(c + (5 * rowC), c50, c51, accumulate);
        Put(c + (6 * rowC), c60, c61, accumulate);
        Put(c + (7 * rowC), c70, c71, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void OneVector(
        float* a,
        nint rowA,
        nint innerA,
        float* b,
        nint innerB,
        int inner,
        float* c,
        nint rowC,
        bool accumulate)
    {
        Vector512<float> c0 = default, c1 = default, c2 = default, c3 = default;
        Vector512<float> c4 = default, c5 = default, c6 = default, c7 = default;
        var a4 = a + (4 * rowA);
        var row3 = 3 * rowA;
        for (var k = 0; k < inner; k++)
        {
            var b0 = Vector512.Load(b);
            c0 = Vector512.FusedMultiplyAdd(Vector512.Create(*a), b0, c0);
            c1 = Vector512.FusedMultiplyAdd(Vector512.Create(a[rowA]), b0, c1);
            c2 = Vector512.FusedMultiplyAdd(Vector512.Create(a[2 * rowA]), b0, c2);
            c3 = Vector512.FusedMultiplyAdd(Vector512.Create(a[row3]), b0, c3);
            c4 = Vector512.FusedMultiplyAdd(Vector512.Create(*a4), b0, c4);
            c5 = Vector512.FusedMultiplyAdd(Vector512.Create(a4[rowA]), b0, c5);
            c6 = Vector512.FusedMultiplyAdd(Vector512.Create(a4[2 * rowA]), b0, c6);
            c7 = Vector512.FusedMultiplyAdd(Vector512.Create(a4[row3]), b0, c7);
            a += innerA;
            a4 += innerA;
            b += innerB;
        }

        Put(c, c0, accumulate);
        Put(c + rowC, c1, accumulate);
        Put(c + (2 * rowC), c2, accumulate);
        Put(c + (3 * rowC), c3, accumulate);
        Put(c + (4 * rowC), c4, accumulate);
        Put(c + (5 * rowC), c5, accumulate);
        Put(c + (6 * rowC), c6, accumulate);
        Put(c + (7 * rowC), c7, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* c, Vector512<float> first, Vector512<float> second, bool accumulate)
    {
        Put(c, first, accumulate);
        Put(c + Lanes.Count, second, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* c, Vector512<float> value, bool accumulate) =>
        (accumulate ? value + Vector512.Load(c) : value).Store(c);
}
