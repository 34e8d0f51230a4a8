using Podium.Core.Randomness;
using Podium.Neural.Weights;

namespace Podium.Neural.Tests.Weights;

public sealed class BFloat16Tests
{
    [Fact]
    public void FromSingle_EveryStoredNumber_ComesBackAsItWas()
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var value = BFloat16.ToSingle((ushort)bits);

            var stored = BFloat16.FromSingle(value);

            Assert.True(float.IsNaN(value) ? float.IsNaN(BFloat16.ToSingle(stored)) : stored == bits, $"{bits:X4}");
        }
    }

    [Fact]
    public void FromSingle_RandomNumbers_GivesTheNearestAndOnTiesTheEven()
    {
        var random = Seed.Generator(1);
        for (var i = 0; i < 100_000; i++)
        {
            var bits = (uint)random.NextInt64(1L << 32);
            var value = BitConverter.UInt32BitsToSingle(i % 4 == 0 ? (bits & 0xFFFF0000) | 0x8000 : bits);
            var below = (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16);
            var above = (ushort)(below + 1);
            if (!float.IsFinite(BFloat16.ToSingle(below)) || !float.IsFinite(BFloat16.ToSingle(above)))
            {
                continue;
            }

            var toBelow = Math.Abs((double)value - BFloat16.ToSingle(below));
            var toAbove = Math.Abs((double)value - BFloat16.ToSingle(above));
            var isBelow = toBelow < toAbove || (toBelow == toAbove && below % 2 == 0);

            Assert.Equal(isBelow ? below : above, BFloat16.FromSingle(value));
        }
    }

    [Theory]
    [InlineData(0x7F800001u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0xFF800001u)]
    [InlineData(0xFFC00000u)]
    public void FromSingle_NotANumber_StaysNotANumberWithItsSign(uint bits)
    {
        var stored = BFloat16.FromSingle(BitConverter.UInt32BitsToSingle(bits));

        Assert.True(float.IsNaN(BFloat16.ToSingle(stored)));
        Assert.Equal(bits >> 31, (uint)stored >> 15);
    }

    [Theory]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    [InlineData(float.MinValue, float.NegativeInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(1f, 1f)]
    [InlineData(1.00390625f, 1f)]
    [InlineData(1.01171875f, 1.015625f)]
    [InlineData(-0f, -0f)]
    public void FromSingle_KnownNumber_RoundsAsExpected(float value, float expected) =>
        Assert.Equal(expected, BFloat16.ToSingle(BFloat16.FromSingle(value)));
}
