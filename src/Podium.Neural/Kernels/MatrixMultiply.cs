using System.Numerics;

namespace Podium.Neural.Kernels;

/// <summary>Single-precision matrix products.</summary>
public static unsafe class MatrixMultiply
{
    /// <summary>
    /// C = op(A) · op(B), or C += op(A) · op(B): op(A) is [m, k], op(B) is [k, n], C is [m, n], all row-major with the
    /// given row strides in elements. The result is the same bit for bit for every number of threads.
    /// </summary>
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
        const int RowsPerPart = 32;
        team.Run((m + RowsPerPart - 1) / RowsPerPart, part =>
        {
            for (var row = part * RowsPerPart; row < Math.Min(m, (part + 1) * RowsPerPart); row++)
            {
                var output = new Span<float>(c + ((long)row * strideC), n);
                if (!accumulate)
                {
                    output.Clear();
                }

                for (var inner = 0; inner < k; inner++)
                {
                    var factor = transposeA ? a[((long)inner * strideA) + row] : a[((long)row * strideA) + inner];
                    if (transposeB)
                    {
                        for (var column = 0; column < n; column++)
                        {
                            output[column] += factor * b[((long)column * strideB) + inner];
                        }

                        continue;
                    }

                    var source = new ReadOnlySpan<float>(b + ((long)inner * strideB), n);
                    var index = 0;
                    for (; index <= n - Vector<float>.Count; index += Vector<float>.Count)
                    {
                        var sum = new Vector<float>(output[index..]) + (new Vector<float>(source[index..]) * factor);
                        sum.CopyTo(output[index..]);
                    }

                    for (; index < n; index++)
                    {
                        output[index] += factor * source[index];
                    }
                }
            }
        });
    }
}
