using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Podium.Neural.Kernels;

/// <summary>Vectors of the machine's own width, whatever it is.</summary>
internal readonly unsafe struct MatrixMultiplyLanesAny : IMatrixMultiplyLanes<Vector<float>>
{
    public static int Count => Vector<float>.Count;

    public static Vector<float> Load(float* source)
    {
        return Vector.Load(source);
    }

    public static Vector<float> Broadcast(float* source)
    {
        return new Vector<float>(*source);
    }

    public static void Store(Vector<float> value, float* target)
    {
        Vector.Store(value, target);
    }

    public static Vector<float> Add(Vector<float> left, Vector<float> right)
    {
        return left + right;
    }

    public static Vector<float> MultiplyAdd(Vector<float> left, Vector<float> right, Vector<float> addend)
    {
        return Vector.MultiplyAddEstimate(left, right, addend);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sums(
        Vector<float> first, Vector<float> second, Vector<float> third, Vector<float> fourth)
    {
        return Vector128.Create(Vector.Sum(first), Vector.Sum(second), Vector.Sum(third), Vector.Sum(fourth));
    }
}
