namespace Podium.Neural.Kernels.Products;

/// <summary>The innermost product: a tile of C small enough for its sums to stay in registers.</summary>
internal unsafe interface IMatrixMultiplyTile
{
    static abstract int Rows { get; }

    static abstract int Columns { get; }

    /// <summary>
    /// C[i, j] = sum over d in [0, depth) of a[i · rowStep + d · depthStep] · b[d · stepB + j], in that order, for the
    /// whole tile; added to C when <paramref name="accumulate"/>.
    /// </summary>
    static abstract void Multiply(
        int depth,
        float* a,
        nint rowStep,
        nint depthStep,
        float* b,
        nint stepB,
        float* c,
        nint strideC,
        bool accumulate);
}
