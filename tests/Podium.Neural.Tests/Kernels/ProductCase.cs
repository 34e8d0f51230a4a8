using Podium.Neural.Kernels;

namespace Podium.Neural.Tests.Kernels;

/// <summary>
/// One product over guarded arrays: A and B are surrounded by NaN between their rows, C by a marker, so reading or
/// writing outside the matrices shows in the result.
/// </summary>
internal sealed unsafe class ProductCase
{
    public const float Marker = 12345.5f;

    private readonly float[] _a;
    private readonly float[] _b;
    private readonly float[] _initial;

    public ProductCase(int seed, int m, int n, int k, bool transposeA, bool transposeB, bool accumulate, int padding)
    {
        (M, N, K) = (m, n, k);
        (TransposeA, TransposeB, Accumulate) = (transposeA, transposeB, accumulate);
        (StrideA, StrideB, StrideC) = ((transposeA ? m : k) + padding, (transposeB ? k : n) + padding, n + padding);
        var random = new Random(seed);
        _a = Filled(random, transposeA ? k : m, transposeA ? m : k, StrideA, float.NaN);
        _b = Filled(random, transposeB ? n : k, transposeB ? k : n, StrideB, float.NaN);
        _initial = Filled(random, m, n, StrideC, Marker);
        if (!accumulate)
        {
            Fill(_initial, m, n, StrideC, () => float.NaN);
        }
    }

    public delegate void Product(ThreadTeam team, in MatrixMultiplyProduct product);

    public int M { get; }

    public int N { get; }

    public int K { get; }

    public bool TransposeA { get; }

    public bool TransposeB { get; }

    public bool Accumulate { get; }

    public int StrideA { get; }

    public int StrideB { get; }

    public int StrideC { get; }

    public float[] Run(ThreadTeam team, Product multiply)
    {
        return Run(team, multiply, 0, M);
    }

    /// <summary>The product as M products of one row; A must not be transposed.</summary>
    public float[] RunRowByRow(ThreadTeam team, Product multiply)
    {
        var result = (float[])_initial.Clone();
        for (var row = 0; row < M; row++)
        {
            Run(team, multiply, row, 1).AsSpan(row * StrideC, N).CopyTo(result.AsSpan(row * StrideC));
        }

        return result;
    }

    /// <summary>The product as users call it.</summary>
    public float[] Run(ThreadTeam team)
    {
        return Run(
            team,
            static (ThreadTeam team, in MatrixMultiplyProduct p) => MatrixMultiply.Multiply(
                team,
                p.Rows,
                p.Columns,
                p.Depth,
                p.A,
                (int)p.StrideA,
                p.TransposeA,
                p.B,
                (int)p.StrideB,
                p.TransposeB,
                p.C,
                (int)p.StrideC,
                p.Accumulate));
    }

    /// <summary>Fails unless every element is right to float rounding and nothing outside the matrix was written.</summary>
    public void AssertCorrect(float[] result)
    {
        for (var index = 0; index < result.Length; index++)
        {
            var (row, column) = (index / StrideC, index % StrideC);
            if (row >= M || column >= N)
            {
                Assert.True(result[index] == Marker, $"{this}: wrote outside C at [{row}, {column}]");
                continue;
            }

            var (expected, magnitude) = Expected(row, column);
            var tolerance = 1e-6 * (magnitude + 1);
            Assert.True(
                Math.Abs(result[index] - expected) <= tolerance,
                $"{this}: [{row}, {column}] is {result[index]}, expected {expected}");
        }
    }

    public override string ToString()
    {
        return $"m={M} n={N} k={K} transposeA={TransposeA} transposeB={TransposeB} accumulate={Accumulate} "
            + $"strides={StrideA},{StrideB},{StrideC}";
    }

    private float[] Run(ThreadTeam team, Product multiply, int firstRow, int rows)
    {
        var result = (float[])_initial.Clone();
        fixed (float* a = _a, b = _b, c = result)
        {
            var product = new MatrixMultiplyProduct
            {
                Rows = rows,
                Columns = N,
                Depth = K,
                A = a + (firstRow * StrideA),
                StrideA = StrideA,
                TransposeA = TransposeA,
                B = b,
                StrideB = StrideB,
                TransposeB = TransposeB,
                C = c + (firstRow * StrideC),
                StrideC = StrideC,
                Accumulate = Accumulate,
            };
            multiply(team, product);
        }

        return result;
    }

    private (double Value, double Magnitude) Expected(int row, int column)
    {
        double value = Accumulate ? _initial[(row * StrideC) + column] : 0;
        var magnitude = Math.Abs(value);
        for (var step = 0; step < K; step++)
        {
            var a = TransposeA ? _a[(step * StrideA) + row] : _a[(row * StrideA) + step];
            var b = TransposeB ? _b[(column * StrideB) + step] : _b[(step * StrideB) + column];
            value += (double)a * b;
            magnitude += Math.Abs((double)a * b);
        }

        return (value, magnitude);
    }

    private static float[] Filled(Random random, int rows, int columns, int stride, float guard)
    {
        var values = new float[rows * stride];
        Array.Fill(values, guard);
        Fill(values, rows, columns, stride, () => (random.NextSingle() * 2) - 1);
        return values;
    }

    private static void Fill(float[] values, int rows, int columns, int stride, Func<float> next)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                values[(row * stride) + column] = next();
            }
        }
    }
}
