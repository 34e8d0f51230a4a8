using System.Runtime.CompilerServices;

namespace Podium.Neural.Vectors;

/// <summary>Adds up the sums that each part of a computation kept for itself.</summary>
internal static unsafe class PartialSums
{
    /// <summary>target[width] += the rows of partials[parts, width], in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(int parts, int width, float* partials, float* target)
    {
        for (var part = 0; part < parts; part++)
        {
            var source = partials + ((long)part * width);
            for (var index = 0; index < width; index += Lanes.Count)
            {
                var sum = Lanes.Load(target + index, width - index) + Lanes.Load(source + index, width - index);
                Lanes.Store(sum, target + index, width - index);
            }
        }
    }
}
