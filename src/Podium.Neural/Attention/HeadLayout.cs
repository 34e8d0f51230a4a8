using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Vectors;

namespace Podium.Neural.Attention;

/// <summary>Copies one head of packed rows to and from the layouts that <see cref="BlockProduct"/> reads.</summary>
internal static unsafe class HeadLayout
{
    /// <summary>target[rows, padded head] = scale · source, zeros in the padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyRows(
        int rows,
        int headSize,
        float* source,
        int sourceStride,
        float scale,
        float* target)
    {
        var padded = Lanes.Padded(headSize);
        for (var row = 0; row < rows; row++)
        {
            for (var index = 0; index < headSize; index += Lanes.Count)
            {
                (Lanes.Load(source + index, headSize - index) * scale).Store(target + index);
            }

            source += sourceStride;
            target += padded;
        }
    }

    /// <summary>
    /// Transposes rows into panels of 16: row first + r, element d goes to
    /// ((first + r) / 16 · head size + d) · 16 + (first + r) % 16.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyToPanels(
        int rows,
        int headSize,
        float* source,
        int sourceStride,
        int first,
        float* panels)
    {
        for (var row = first; row < first + rows; row++)
        {
            var target = panels + ((long)(row / Lanes.Count) * headSize * Lanes.Count) + (row % Lanes.Count);
            for (var index = 0; index < headSize; index++)
            {
                target[index * Lanes.Count] = source[index];
            }

            source += sourceStride;
        }
    }

    /// <summary>target rows = scale · source[rows, padded head], without the padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyBack(
        int rows,
        int headSize,
        float* source,
        float scale,
        float* target,
        int targetStride)
    {
        var padded = Lanes.Padded(headSize);
        for (var row = 0; row < rows; row++)
        {
            for (var index = 0; index < headSize; index += Lanes.Count)
            {
                Lanes.Store(Vector512.Load(source + index) * scale, target + index, headSize - index);
            }

            source += padded;
            target += targetStride;
        }
    }
}
