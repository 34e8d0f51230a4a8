using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Podium.Benchmarks.Machine;

/// <summary>Loops that do nothing but what they measure.</summary>
internal static unsafe class PeakKernels
{
    private const int Chains = 12;

    /// <summary>Operations in one repeat of <see cref="MultiplyAdd"/>.</summary>
    public static double OperationsPerRepeat =>
        2.0 * Chains * (Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256<float>.Count);

    /// <summary>Multiplies and adds in chains that do not wait for each other.</summary>
    public static float MultiplyAdd(long repeats) =>
        Vector512.IsHardwareAccelerated ? MultiplyAdd512(repeats) : MultiplyAdd256(repeats);

    /// <summary>Reads floats again and again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Sum(float* values, int length, int repeats)
    {
        Vector512<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            for (var value = values; value < values + length; value += 64)
            {
                sum0 += Vector512.Load(value);
                sum1 += Vector512.Load(value + 16);
                sum2 += Vector512.Load(value + 32);
                sum3 += Vector512.Load(value + 48);
            }
        }

        return Vector512.Sum((sum0 + sum1) + (sum2 + sum3));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float MultiplyAdd512(long repeats)
    {
        var x = Vector512.Create(0.5f);
        Vector512<float> s0 = x, s1 = x, s2 = x, s3 = x, s4 = x, s5 = x;
        Vector512<float> s6 = x, s7 = x, s8 = x, s9 = x, s10 = x, s11 = x;
        for (var repeat = 0L; repeat < repeats; repeat++)
        {
            s0 = Vector512.FusedMultiplyAdd(s0, x, x);
            s1 = Vector512.FusedMultiplyAdd(s1, x, x);
            s2 = Vector512.FusedMultiplyAdd(s2, x, x);
            s3 = Vector512.FusedMultiplyAdd(s3, x, x);
            s4 = Vector512.FusedMultiplyAdd(s4, x, x);
            s5 = Vector512.FusedMultiplyAdd(s5, x, x);
            s6 = Vector512.FusedMultiplyAdd(s6, x, x);
            s7 = Vector512.FusedMultiplyAdd(s7, x, x);
            s8 = Vector512.FusedMultiplyAdd(s8, x, x);
            s9 = Vector512.FusedMultiplyAdd(s9, x, x);
            s10 = Vector512.FusedMultiplyAdd(s10, x, x);
            s11 = Vector512.FusedMultiplyAdd(s11, x, x);
        }

        var sum = (s0 + s1 + s2) + (s3 + s4 + s5) + (s6 + s7 + s8) + (s9 + s10 + s11);
        return Vector512.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float MultiplyAdd256(long repeats)
    {
        var x = Vector256.Create(0.5f);
        Vector256<float> s0 = x, s1 = x, s2 = x, s3 = x, s4 = x, s5 = x;
        Vector256<float> s6 = x, s7 = x, s8 = x, s9 = x, s10 = x, s11 = x;
        for (var repeat = 0L; repeat < repeats; repeat++)
        {
            s0 = Vector256.FusedMultiplyAdd(s0, x, x);
            s1 = Vector256.FusedMultiplyAdd(s1, x, x);
            s2 = Vector256.FusedMultiplyAdd(s2, x, x);
            s3 = Vector256.FusedMultiplyAdd(s3, x, x);
            s4 = Vector256.FusedMultiplyAdd(s4, x, x);
            s5 = Vector256.FusedMultiplyAdd(s5, x, x);
            s6 = Vector256.FusedMultiplyAdd(s6, x, x);
            s7 = Vector256.FusedMultiplyAdd(s7, x, x);
            s8 = Vector256.FusedMultiplyAdd(s8, x, x);
            s9 = Vector256.FusedMultiplyAdd(s9, x, x);
            s10 = Vector256.FusedMultiplyAdd(s10, x, x);
            s11 = Vector256.FusedMultiplyAdd(s11, x, x);
        }

        var sum = (s0 + s1 + s2) + (s3 + s4 + s5) + (s6 + s7 + s8) + (s9 + s10 + s11);
        return Vector256.Sum(sum);
    }
}
