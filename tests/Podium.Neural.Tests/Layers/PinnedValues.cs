using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Podium.Neural.Tests.Layers;

/// <summary>Floats at a fixed address, for kernels, with a copy in double precision, for their references.</summary>
internal sealed unsafe class PinnedValues
{
    private PinnedValues(float[] values)
    {
        Values = values;
        Exact = [.. values.Select(value => (double)value)];
    }

    /// <summary>What kernels read and write.</summary>
    public float[] Values { get; }

    /// <summary>The first values, in double precision.</summary>
    public double[] Exact { get; }

    /// <summary>Address of the values.</summary>
    public float* Pointer => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(Values));

    /// <summary>Random values between -1 and 1.</summary>
    public static PinnedValues Random(int count, int seed)
    {
        var random = new Random(seed);
        var values = GC.AllocateArray<float>(count, pinned: true);
        for (var index = 0; index < count; index++)
        {
            values[index] = (float)((2 * random.NextDouble()) - 1);
        }

        return new PinnedValues(values);
    }

    /// <summary>One value again and again.</summary>
    public static PinnedValues Filled(int count, float value)
    {
        var values = GC.AllocateArray<float>(count, pinned: true);
        values.AsSpan().Fill(value);
        return new PinnedValues(values);
    }
}
