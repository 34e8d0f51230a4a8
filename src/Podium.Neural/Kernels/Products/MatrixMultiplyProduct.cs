namespace Podium.Neural.Kernels.Products;

/// <summary>
/// The operands of a product: element (i, d) of op(A) lies at A[i · StrideA + d], or at A[d · StrideA + i] when
/// <see cref="TransposeA"/>; element (d, j) of op(B) at B[d · StrideB + j], or at B[j · StrideB + d] when
/// <see cref="TransposeB"/>.
/// </summary>
internal readonly unsafe struct MatrixMultiplyProduct
{
    public required int Rows { get; init; }

    public required int Columns { get; init; }

    public required int Depth { get; init; }

    public required float* A { get; init; }

    public required nint StrideA { get; init; }

    public required bool TransposeA { get; init; }

    public required float* B { get; init; }

    public required nint StrideB { get; init; }

    public required bool TransposeB { get; init; }

    public required float* C { get; init; }

    public required nint StrideC { get; init; }

    public required bool Accumulate { get; init; }

    public long Multiplications => (long)Rows * Columns * Depth;
}
