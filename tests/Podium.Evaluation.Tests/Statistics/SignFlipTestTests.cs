using Podium.Core.Randomness;
using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Tests.Statistics;

public sealed class SignFlipTestTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 7)]
    [InlineData(7, 1)]
    [InlineData(5, 5)]
    [InlineData(0, 6)]
    [InlineData(30, 50)]
    [InlineData(400, 300)]
    public void Probability_EveryProblemOnce_IsMcNemars(int onlyFirst, int onlySecond)
    {
        int[] differences = [.. Enumerable.Repeat(1, onlyFirst), 0, 0, .. Enumerable.Repeat(-1, onlySecond)];

        var probability = SignFlipTest.Probability(differences);

        Assert.Equal(1, probability / PairedTest.Of(onlyFirst, onlySecond, differences.Length).ExactP, 9);
    }

    [Fact]
    public void Probability_SmallSet_IsTheShareOfAllSigns()
    {
        int[] sizes = [3, 1, 2, 2, 1, 3, 1];
        for (var given = 0; given < 1 << sizes.Length; given++)
        {
            var sum = Math.Abs(Flip(sizes, given).Sum());
            var count = Enumerable.Range(0, 1 << sizes.Length)
                .Count(signs => Math.Abs(Flip(sizes, signs).Sum()) >= sum);

            Assert.Equal((double)count / (1 << sizes.Length), SignFlipTest.Probability(Flip(sizes, given)), 12);
        }
    }

    [Fact]
    public void Probability_SameMeasuredThrice_SaysNoMoreThanOnce()
    {
        int[] once = [1, 1, 1, 1, 1, 0, -1];

        var thrice = SignFlipTest.Probability([.. once.Select(difference => 3 * difference)]);

        Assert.Equal(SignFlipTest.Probability(once), thrice, 12);
    }

    [Fact]
    public void Probability_OtherSigns_IsTheSame()
    {
        var random = Seed.Generator(2);
        for (var count = 0; count < 50; count++)
        {
            int[] differences = [.. Enumerable.Range(0, count).Select(_ => random.Next(-3, 4))];

            var other = SignFlipTest.Probability([.. differences.Select(difference => -difference)]);

            Assert.Equal(SignFlipTest.Probability(differences), other);
            Assert.InRange(other, 0, 1);
        }
    }

    [Fact]
    public void Probability_EqualConductors_IsSeldomSignificant()
    {
        const int experiments = 1000;
        var significant = 0;
        for (var experiment = 0; experiment < experiments; experiment++)
        {
            var random = Seed.Generator(11, experiment);
            int[] differences = [.. Enumerable.Range(0, 200).Select(_ => DrawDifference(random))];
            significant += SignFlipTest.Probability(differences) < 0.05 ? 1 : 0;
        }

        Assert.InRange((double)significant / experiments, 0.02, 0.07);
    }

    /// <summary>Three verdicts each of two conductors that find the same problems hard.</summary>
    private static int DrawDifference(Random random)
    {
        var ease = random.NextDouble();
        return Enumerable.Range(0, 3).Sum(_ =>
            (random.NextDouble() < ease ? 1 : 0) - (random.NextDouble() < ease ? 1 : 0));
    }

    private static int[] Flip(int[] sizes, int signs) =>
        [.. sizes.Select((size, index) => ((signs >> index) & 1) == 0 ? size : -size)];
}
