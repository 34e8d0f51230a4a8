using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Podium.Neural.Kernels;

/// <summary>Vectors of 16 floats (AVX-512).</summary>
internal readonly unsafe struct MatrixMultiplyLanes512 : IMatrixMultiplyLanes<Vector512<float>>
{
    public static int Count => Vector512<float>.Count;

    public static Vector512<float> Load(float* source)
    {
        return Vector512.Load(source);
    }

    public static Vector512<float> Broadcast(float* source)
    {
        return Vector512.Create(*source);
    }

    public static void Store(Vector512<float> value, float* target)
    {
        Vector512.Store(value, target);
    }

    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right)
    {
        return left + right;
    }

    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend)
    {
        return Vector512.FusedMultiplyAdd(left, right, addend);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sums(
        Vector512<float> first, Vector512<float> second, Vector512<float> third, Vector512<float> fourth)
    {
        var low = Avx512F.UnpackLow(first, second) + Avx512F.UnpackHigh(first, second);
        var high = Avx512F.UnpackLow(third, fourth) + Avx512F.UnpackHigh(third, fourth);
        var even = Avx512F.UnpackLow(low.AsDouble(), high.AsDouble()).AsSingle();
        var odd = Avx512F.UnpackHigh(low.AsDouble(), high.AsDouble()).AsSingle();
        var groups = even + odd;
        var half = groups.GetLower() + groups.GetUpper();
        return half.GetLower() + half.GetUpper();
    }
}
