namespace Podium.Neural.Weights;

/// <summary>Conversion between 32-bit numbers and the bits of bfloat16.</summary>
internal static class BFloat16
{
    private const uint RoundingBias = 0x7FFF;
    private const ushort QuietBit = 0x0040;

    /// <summary>
    /// Rounds to nearest, ties to even; beyond the largest finite number that gives an infinity. NaN stays NaN.
    /// </summary>
    public static ushort FromSingle(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value)
            ? (ushort)((bits >> 16) | QuietBit)
            : (ushort)((bits + RoundingBias + ((bits >> 16) & 1)) >> 16);
    }

    /// <summary>The same number in 32 bits.</summary>
    public static float ToSingle(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);
}
