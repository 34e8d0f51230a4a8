using System.Runtime.InteropServices;

namespace Podium.Neural.Kernels.Products;

/// <summary>A native buffer that grows to the largest size asked for and is aligned to cache lines.</summary>
internal sealed unsafe class MatrixMultiplyScratch
{
    private const int Alignment = 128;

    private float* _data;
    private long _length;

    ~MatrixMultiplyScratch()
    {
        NativeMemory.AlignedFree(_data);
    }

    /// <summary>Room for <paramref name="length"/> floats; what was there before is lost.</summary>
    public float* Rent(long length)
    {
        if (length > _length)
        {
            NativeMemory.AlignedFree(_data);
            _data = null;
            _length = 0;
            _data = (float*)NativeMemory.AlignedAlloc(checked((nuint)length * sizeof(float)), Alignment);
            _length = length;
        }

        return _data;
    }
}
