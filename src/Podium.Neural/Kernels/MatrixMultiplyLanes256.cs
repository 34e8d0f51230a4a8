using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Podium.Neural.Kernels;

/// <summary>Vectors of 8 floats (AVX2 with fused multiply-add).</summary>
internal readonly unsafe struct MatrixMultiplyLanes256 : IMatrixMultiplyLanes<Vector256<float>>
{
    public static int Count => Vector256<float>.Count;

    public static Vector256<float> Load(float* source)
    {
        return Vector256.Load(source);
    }

    public static Vector256<float> Broadcast(float* source)
    {
        return Vector256.Create(*source);
    }

    public static void Store(Vector256<float> value, float* target)
    {
        Vector256.Store(value, target);
    }

    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right)
    {
        return left + right;
    }

    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend)
    {
        return Vector256.FusedMultiplyAdd(left, right, addend);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sums(
        Vector256<float> first, Vector256<float> second, Vector256<float> third, Vector256<float> fourth)
    {
        var low = Avx.UnpackLow(first, second) + Avx.UnpackHigh(first, second);
        var high = Avx.UnpackLow(third, fourth) + Avx.UnpackHigh(third, fourth);
        var even = Avx.UnpackLow(low.AsDouble(), high.AsDouble()).AsSingle();
        var odd = Avx.UnpackHigh(low.AsDouble(), high.AsDouble()).AsSingle();
        var groups = even + odd;
        return groups.GetLower() + groups.GetUpper();
    }
}
