using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Vectors;

namespace Podium.Neural.Attention;

/// <summary>
/// The product that attention is made of: four rows of A times B, held in registers. Its factors may be transposed or
/// laid out in panels of 16 columns, which the strides express.
/// </summary>
internal static unsafe class BlockProduct
{
    /// <summary>Rows of one block.</summary>
    public const int Rows = 4;

    /// <summary>
    /// C[4, 16 · vectors] = or += A[4, inner] · B[inner, 16 · vectors]. B's element (k, 16 · v + lane) lies at
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
        for (; vector <= vectors - 4; vector += 4)
        {
            FourVectors(
                a, rowStrideA, innerStrideA, b, vectorStrideB, innerStrideB, inner, c, rowStrideC, accumulate);
            b += 4 * vectorStrideB;
            c += 4 * Lanes.Count;
        }

        if (vector <= vectors - 2)
        {
            TwoVectors(
                a, rowStrideA, innerStrideA, b, vectorStrideB, innerStrideB, inner, c, rowStrideC, accumulate);
            b += 2 * vectorStrideB;
            c += 2 * Lanes.Count;
            vector += 2;
        }

        if (vector < vectors)
        {
            OneVector(a, rowStrideA, innerStrideA, b, innerStrideB, inner, c, rowStrideC, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourVectors(
        float* a,
        int rowA,
        int innerA,
        float* b,
        int vectorB,
        int innerB,
        int inner,
        float* c,
        int rowC,
        bool accumulate)
    {
        Vector512<float> c00 = default, c01 = default, c02 = default, c03 = default;
        Vector512<float> c10 = default, c11 = default, c12 = default, c13 = default;
        Vector512<float> c20 = default, c21 = default, c22 = default, c23 = default;
        Vector512<float> c30 = default, c31 = default, c32 = default, c33 = default;
        for (var k = 0; k < inner; k++)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + vectorB);
            var b2 = Vector512.Load(b + (2 * vectorB));
            var b3 = Vector512.Load(b + (3 * vectorB));
            var factor = Vector512.Create(a[0]);
            c00 = Vector512.FusedMultiplyAdd(factor, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(factor, b1, c01);
            c02 = Vector512.FusedMultiplyAdd(factor, b2, c02);
            c03 = Vector512.FusedMultiplyAdd(factor, b3, c03);
            factor = Vector512.Create(a[rowA]);
            c10 = Vector512.FusedMultiplyAdd(factor, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(factor, b1, c11);
            c12 = Vector512.FusedMultiplyAdd(factor, b2, c12);
            c13 = Vector512.FusedMultiplyAdd(factor, b3, c13);
            factor = Vector512.Create(a[2 * rowA]);
            c20 = Vector512.FusedMultiplyAdd(factor, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(factor, b1, c21);
            c22 = Vector512.FusedMultiplyAdd(factor, b2, c22);
            c23 = Vector512.FusedMultiplyAdd(factor, b3, c23);
            factor = Vector512.Create(a[3 * rowA]);
            c30 = Vector512.FusedMultiplyAdd(factor, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(factor, b1, c31);
            c32 = Vector512.FusedMultiplyAdd(factor, b2, c32);
            c33 = Vector512.FusedMultiplyAdd(factor, b3, c33);
            a += innerA;
            b += innerB;
        }

        Put(c, c00, c01, c02, c03, accumulate);
        Put(c + rowC, c10, c11, c12, c13, accumulate);
        Put(c + (2 * rowC), c20, c21, c22, c23, accumulate);
        Put(c + (3 * rowC), c30, c31, c32, c33, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoVectors(
        float* a,
        int rowA,
        int innerA,
        float* b,
        int vectorB,
        int innerB,
        int inner,
        float* c,
        int rowC,
        bool accumulate)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default;
        Vector512<float> c20 = default, c21 = default, c30 = default, c31 = default;
        for (var k = 0; k < inner; k++)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + vectorB);
            var factor = Vector512.Create(a[0]);
            c00 = Vector512.FusedMultiplyAdd(factor, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(factor, b1, c01);
            factor = Vector512.Create(a[rowA]);
            c10 = Vector512.FusedMultiplyAdd(factor, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(factor, b1, c11);
            factor = Vector512.Create(a[2 * rowA]);
            c20 = Vector512.FusedMultiplyAdd(factor, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(factor, b1, c21);
            factor = Vector512.Create(a[3 * rowA]);
            c30 = Vector512.FusedMultiplyAdd(factor, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(factor, b1, c31);
            a += innerA;
            b += innerB;
        }

        Put(c, c00, c01, accumulate);
        Put(c + rowC, c10, c11, accumulate);
        Put(c + (2 * rowC), c20, c21, accumulate);
        Put(c + (3 * rowC), c30, c31, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneVector(
        float* a,
        int rowA,
        int innerA,
        float* b,
        int innerB,
        int inner,
        float* c,
        int rowC,
        bool accumulate)
    {
        Vector512<float> c0 = default, c1 = default, c2 = default, c3 = default;
        for (var k = 0; k < inner; k++)
        {
            var b0 = Vector512.Load(b);
            c0 = Vector512.FusedMultiplyAdd(Vector512.Create(a[0]), b0, c0);
            c1 = Vector512.FusedMultiplyAdd(Vector512.Create(a[rowA]), b0, c1);
            c2 = Vector512.FusedMultiplyAdd(Vector512.Create(a[2 * rowA]), b0, c2);
            c3 = Vector512.FusedMultiplyAdd(Vector512.Create(a[3 * rowA]), b0, c3);
            a += innerA;
            b += innerB;
        }

        Put(c, c0, accumulate);
        Put(c + rowC, c1, accumulate);
        Put(c + (2 * rowC), c2, accumulate);
        Put(c + (3 * rowC), c3, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(
        float* c,
        Vector512<float> first,
        Vector512<float> second,
        Vector512<float> third,
        Vector512<float> fourth,
        bool accumulate)
    {
        Put(c, first, second, accumulate);
        Put(c + (2 * Lanes.Count), third, fourth, accumulate);
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
