namespace Podium.Benchmarks.Kernels;

/// <summary>One product to time: op(A) is [M, K], op(B) is [K, N], both stored without gaps.</summary>
internal readonly record struct MatrixProduct(
    string Name, int M, int N, int K, bool TransposeA, bool TransposeB, bool Accumulate)
{
    public int StrideA => TransposeA ? M : K;

    public int StrideB => TransposeB ? K : N;

    public double Operations => 2.0 * M * N * K;

    /// <summary>X[tokens, width] · W[outputs, width]^T.</summary>
    public static MatrixProduct Forward(int tokens, int outputs, int width)
    {
        return new MatrixProduct("forward", tokens, outputs, width, false, true, false);
    }

    /// <summary>dY[tokens, outputs] · W[outputs, width].</summary>
    public static MatrixProduct InputGradient(int tokens, int outputs, int width)
    {
        return new MatrixProduct("input gradient", tokens, width, outputs, false, false, false);
    }

    /// <summary>dY[tokens, outputs]^T · X[tokens, width], added to the gradient so far.</summary>
    public static MatrixProduct WeightGradient(int tokens, int outputs, int width)
    {
        return new MatrixProduct("weight gradient", outputs, width, tokens, true, false, true);
    }
}
