using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Podium.Neural.Kernels;

/// <summary>Single-precision matrix products.</summary>
public static unsafe class MatrixMultiply
{
    // Up to so many rows, reading B where it lies beats copying it first; half the registers, a quarter of the rows.
    private const int FewRowsOfWideVectors = 64;
    private const int FewRowsOfOthers = 16;
    private const int FewColumnsOfTransposedA = 8;

    /// <summary>
    /// C = op(A) · op(B), or C += op(A) · op(B): op(A) is [m, k], op(B) is [k, n], C is [m, n], all row-major with the
    /// given row strides in elements. The result is the same bit for bit for every number of threads.
    /// </summary>
    /// <remarks>
    /// When A is not transposed, a product of up to 16 rows gives each row the very bits that it would have alone, so
    /// sequences decoded together do not change one another. The order of summation differs between processors.
    /// </remarks>
    /// <param name="team">The threads that share the work; small products stay on the calling thread.</param>
    /// <param name="m">Rows of C; at least 0.</param>
    /// <param name="n">Columns of C; at least 0.</param>
    /// <param name="k">Terms of each sum; at least 0 (then the product is zero).</param>
    /// <param name="a">A: [m, k], or [k, m] when <paramref name="transposeA"/>; must not overlap C.</param>
    /// <param name="strideA">Elements from one row of A to the next; at least its width.</param>
    /// <param name="transposeA">Whether op(A) is A transposed.</param>
    /// <param name="b">B: [k, n], or [n, k] when <paramref name="transposeB"/>; must not overlap C.</param>
    /// <param name="strideB">Elements from one row of B to the next; at least its width.</param>
    /// <param name="transposeB">Whether op(B) is B transposed.</param>
    /// <param name="c">C: [m, n]; nothing beyond column n is written.</param>
    /// <param name="strideC">Elements from one row of C to the next; at least n.</param>
    /// <param name="accumulate">Whether the product is added to C; otherwise C is overwritten and never read.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative or a stride below its width.</exception>
    public static void Multiply(
        ThreadTeam team,
        int m,
        int n,
        int k,
        float* a,
        int strideA,
        bool transposeA,
        float* b,
        int strideB,
        bool transposeB,
        float* c,
        int strideC,
        bool accumulate)
    {
        ArgumentNullException.ThrowIfNull(team);
        ArgumentOutOfRangeException.ThrowIfNegative(m);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfLessThan(strideA, transposeA ? m : k);
        ArgumentOutOfRangeException.ThrowIfLessThan(strideB, transposeB ? k : n);
        ArgumentOutOfRangeException.ThrowIfLessThan(strideC, n);
        var product = new MatrixMultiplyProduct
        {
            Rows = m,
            Columns = n,
            Depth = k,
            A = a,
            StrideA = strideA,
            TransposeA = transposeA,
            B = b,
            StrideB = strideB,
            TransposeB = transposeB,
            C = c,
            StrideC = strideC,
            Accumulate = accumulate,
        };
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            MultiplyWith512(team, product);
        }
        else if (Avx2.IsSupported && Fma.IsSupported)
        {
            MultiplyWith256(team, product);
        }
        else
        {
            MultiplyWithAny(team, product);
        }
    }

    /// <summary>The product with AVX-512: tiles of 12 x 32.</summary>
    internal static void MultiplyWith512(ThreadTeam team, in MatrixMultiplyProduct product)
    {
        Multiply<MatrixMultiplyTile12<MatrixMultiplyLanes512, Vector512<float>>, MatrixMultiplyLanes512, Vector512<float>>(
            team, product, FewRowsOfWideVectors);
    }

    /// <summary>The product with AVX2 and fused multiply-add: tiles of 6 x 16.</summary>
    internal static void MultiplyWith256(ThreadTeam team, in MatrixMultiplyProduct product)
    {
        Multiply<MatrixMultiplyTile6<MatrixMultiplyLanes256, Vector256<float>>, MatrixMultiplyLanes256, Vector256<float>>(
            team, product, FewRowsOfOthers);
    }

    /// <summary>The product on any machine: tiles of 4 rows by two of its vectors.</summary>
    internal static void MultiplyWithAny(ThreadTeam team, in MatrixMultiplyProduct product)
    {
        Multiply<MatrixMultiplyTile4<MatrixMultiplyLanesAny, Vector<float>>, MatrixMultiplyLanesAny, Vector<float>>(
            team, product, FewRowsOfOthers);
    }

    private static void Multiply<TTile, TLanes, TVector>(
        ThreadTeam team, in MatrixMultiplyProduct product, int fewRows)
        where TTile : struct, IMatrixMultiplyTile
        where TLanes : struct, IMatrixMultiplyLanes<TVector>
        where TVector : struct
    {
        if (product.Rows == 0 || product.Columns == 0)
        {
            return;
        }

        if (product.Depth == 0)
        {
            Clear(product);
        }
        else if (product.Rows <= (product.TransposeA ? FewColumnsOfTransposedA : fewRows))
        {
            MatrixMultiplyFewRows<TLanes, TVector>.Multiply(team, product);
        }
        else
        {
            MatrixMultiplyBlocked<
                TTile,
                MatrixMultiplyTile4<TLanes, TVector>,
                MatrixMultiplyTile1<TLanes, TVector>>.Multiply(team, product);
        }
    }

    private static void Clear(in MatrixMultiplyProduct product)
    {
        for (var row = 0; row < product.Rows && !product.Accumulate; row++)
        {
            new Span<float>(product.C + (row * product.StrideC), product.Columns).Clear();
        }
    }
}
