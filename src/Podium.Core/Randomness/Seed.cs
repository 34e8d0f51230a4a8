namespace Podium.Core.Randomness;

/// <summary>Mixes numbers into a seed that is the same in every process and on every machine.</summary>
public static class Seed
{
    /// <summary>Mixes <paramref name="parts"/>, order included, by the SplitMix64 finaliser.</summary>
    public static long Mix(params ReadOnlySpan<long> parts)
    {
        var state = 0x9E3779B97F4A7C15UL;
        foreach (var part in parts)
        {
            state = Finalise(state + (unchecked((ulong)part) * 0xBF58476D1CE4E5B9UL));
        }

        return unchecked((long)state);
    }

    /// <summary>A generator whose sequence depends on <paramref name="parts"/> alone.</summary>
    public static Random Generator(params ReadOnlySpan<long> parts)
    {
        var mixed = Mix(parts);
        return new Random(unchecked((int)(mixed ^ (mixed >> 32))));
    }

    private static ulong Finalise(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
