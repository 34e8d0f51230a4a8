using System.Runtime.Intrinsics;
using Podium.Neural.Vectors;

namespace Podium.Neural.Tests.Vectors;

public sealed class LanesTests
{
    [Fact]
    public void Exp_OverItsRange_IsWithinThreeUnitsInTheLastPlace()
    {
        for (var value = -86.9f; value < 87.9f; value += 0.0137f)
        {
            var exact = Math.Exp(value);

            var actual = Lanes.Exp(Vector512.Create(value))[3];

            Assert.InRange(actual, exact * (1 - 2e-7), exact * (1 + 2e-7));
        }
    }

    [Theory]
    [InlineData(float.NegativeInfinity, -87f)]
    [InlineData(-1000f, -87f)]
    [InlineData(1000f, 88f)]
    public void Exp_BeyondItsRange_IsThatOfTheBound(float value, float bound) =>
        Assert.Equal(Lanes.Exp(Vector512.Create(bound))[0], Lanes.Exp(Vector512.Create(value))[0]);

    [Fact]
    public void Exp_Zero_IsOne() => Assert.Equal(1f, Lanes.Exp(Vector512<float>.Zero)[0]);

    [Fact]
    public void Sigmoid_OverAWideRange_IsCloseToTheExactOne()
    {
        for (var value = -120f; value < 120f; value += 0.31f)
        {
            var exact = 1 / (1 + Math.Exp(-(double)value));

            Assert.Equal(exact, Lanes.Sigmoid(Vector512.Create(value))[15], 2e-7);
        }
    }

    [Fact]
    public unsafe void LoadAndStore_AnyLength_TouchNothingBeyondIt()
    {
        var source = Enumerable.Range(1, 32).Select(index => (float)index).ToArray();
        for (var length = 1; length <= 16; length++)
        {
            var target = new float[32];
            fixed (float* from = source, to = target)
            {
                var value = Lanes.Load(from, length);
                Lanes.Store(value, to, length);
                Assert.Equal(Enumerable.Range(1, length).Sum(), Vector512.Sum(value));
                Assert.Equal(length, Lanes.Max(value));
            }

            Assert.Equal(source[..length], target[..length]);
            Assert.All(target[length..], value => Assert.Equal(0f, value));
        }
    }

    [Fact]
    public void First_AnyCount_SelectsThatManyLanes()
    {
        for (var count = -3; count < 20; count++)
        {
            var selected = Lanes.First(count) & Vector512<float>.One;

            Assert.Equal(Math.Clamp(count, 0, 16), Vector512.Sum(selected));
            Assert.Equal(count > 0 ? 1f : 0f, selected[0]);
        }
    }
}
