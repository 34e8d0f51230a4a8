using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Podium.Neural.Vectors;

/// <summary>Sixteen floats at a time: loads and stores that may be cut short, and the functions the kernels need.</summary>
internal static unsafe class Lanes
{
    /// <summary>Floats in one vector.</summary>
    public const int Count = 16;

    /// <summary>Vectors needed to hold <paramref name="length"/> floats.</summary>
    public static int Vectors(int length) => (length + Count - 1) / Count;

    /// <summary><paramref name="length"/> rounded up to whole vectors.</summary>
    public static int Padded(int length) => Vectors(length) * Count;

    /// <summary>Reads 16 floats, or <paramref name="remaining"/> followed by zeros where that is fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source, int remaining) =>
        remaining >= Count ? Vector512.Load(source) : LoadPart(source, remaining);

    /// <summary>Writes 16 floats, or the first <paramref name="remaining"/> where that is fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, float* target, int remaining)
    {
        if (remaining >= Count)
        {
            value.Store(target);
        }
        else
        {
            StorePart(value, target, remaining);
        }
    }

    /// <summary>All bits set in the first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First(int count) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();

    /// <summary>The largest lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector512<float> value)
    {
        var half = Vector256.MaxNative(value.GetLower(), value.GetUpper());
        var quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        var pair = Vector128.MaxNative(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return Math.Max(pair[0], pair[1]);
    }

    /// <summary>
    /// e to the power of each lane, to about 2 units in the last place between -87 and 88; beyond these it is that of
    /// the nearest bound.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> value)
    {
        // In this order of operands x86 lets a NaN through.
        var bounded = Vector512.MinNative(
            Vector512.Create(88f), Vector512.MaxNative(Vector512.Create(-87f), value));
        var whole = Vector512.Round(bounded * 1.44269504f);
        var rest = Vector512.FusedMultiplyAdd(whole, Vector512.Create(-0.693359375f), bounded);
        rest = Vector512.FusedMultiplyAdd(whole, Vector512.Create(2.12194440e-4f), rest);
        var sum = Vector512.FusedMultiplyAdd(
            Vector512.Create(1f / 5040), rest, Vector512.Create(1f / 720));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(1f / 120));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(1f / 24));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(1f / 6));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(0.5f));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512<float>.One);
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512<float>.One);
        var power = Vector512.ShiftLeft(Vector512.ConvertToInt32(whole) + Vector512.Create(127), 23);
        return sum * power.AsSingle();
    }

    /// <summary>1 / (1 + e^-x) of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> value) =>
        Vector512<float>.One / (Vector512<float>.One + Exp(-value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LoadPart(float* source, int remaining)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.MaskLoad(source, First(remaining), Vector512<float>.Zero);
        }

        return Avx.IsSupported ? LoadHalves(source, remaining) : LoadSingly(source, remaining);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePart(Vector512<float> value, float* target, int remaining)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.MaskStore(target, First(remaining), value);
        }
        else if (Avx.IsSupported)
        {
            StoreHalves(value, target, remaining);
        }
        else
        {
            StoreSingly(value, target, remaining);
        }
    }

    private static Vector512<float> LoadHalves(float* source, int remaining)
    {
        var mask = First(remaining);
        return Vector512.Create(
            Avx.MaskLoad(source, mask.GetLower()), Avx.MaskLoad(source + (Count / 2), mask.GetUpper()));
    }

    private static void StoreHalves(Vector512<float> value, float* target, int remaining)
    {
        var mask = First(remaining);
        Avx.MaskStore(target, mask.GetLower(), value.GetLower());
        Avx.MaskStore(target + (Count / 2), mask.GetUpper(), value.GetUpper());
    }

    private static Vector512<float> LoadSingly(float* source, int remaining)
    {
        var lanes = stackalloc float[Count];
        for (var lane = 0; lane < remaining; lane++)
        {
            lanes[lane] = source[lane];
        }

        return Vector512.Load(lanes);
    }

    private static void StoreSingly(Vector512<float> value, float* target, int remaining)
    {
        for (var lane = 0; lane < remaining; lane++)
        {
            target[lane] = value[lane];
        }
    }
}
