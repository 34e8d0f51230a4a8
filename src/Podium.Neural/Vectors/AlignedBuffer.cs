using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Podium.Neural.Vectors;

/// <summary>Floats at a fixed 64-byte aligned address, kept between calls and grown when a call needs more.</summary>
internal sealed unsafe class AlignedBuffer
{
    private const int Alignment = 64;

    private float[] _storage = [];

    public float* Pointer { get; private set; }

    public int Length { get; private set; }

    /// <summary>Makes room for <paramref name="length"/> floats; growing loses what was in the buffer.</summary>
    public float* Ensure(long length)
    {
        if (length > Length)
        {
            Length = checked((int)Math.Max(length, Math.Min(Length * 5L / 4, int.MaxValue / 2)));
            _storage = GC.AllocateUninitializedArray<float>(Length + (Alignment / sizeof(float)), pinned: true);
            var address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_storage));
            Pointer = (float*)((address + Alignment - 1) & -Alignment);
        }

        return Pointer;
    }

    /// <summary>
    /// Makes room as <see cref="Ensure"/> does and sets the first <paramref name="length"/> floats to 0.
    /// </summary>
    public float* EnsureZero(long length)
    {
        var pointer = Ensure(length);
        new Span<float>(pointer, checked((int)length)).Clear();
        return pointer;
    }
}
