namespace Podium.Neural.Kernels.Products;

/// <summary>Rows of op(A) as tiles read them: element (i, d) of a tile at i · RowStep + d · DepthStep.</summary>
internal readonly unsafe struct MatrixMultiplyStrip(float* data, nint rowStep, nint depthStep, nint tileStep)
{
    public float* Data { get; } = data;

    public nint RowStep { get; } = rowStep;

    public nint DepthStep { get; } = depthStep;

    /// <summary>From a tile's first element to the next tile's.</summary>
    public nint TileStep { get; } = tileStep;
}
