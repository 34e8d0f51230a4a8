using Podium.Core.Randomness;
using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Tests.Statistics;

public sealed class PairedTestTests
{
    /// <summary>Expected values are those of eng/reference/statistics.py; 1 and 7 are Fagerland's example.</summary>
    [Theory]
    [InlineData(0, 0, 1, 1)]
    [InlineData(1, 7, 0.0703125, 0.0390625)]
    [InlineData(7, 1, 0.0703125, 0.0390625)]
    [InlineData(5, 5, 1, 0.876953125)]
    [InlineData(0, 6, 0.03125, 0.015625)]
    [InlineData(30, 50, 0.0329926184265, 0.0256543579717)]
    [InlineData(1000, 1100, 0.0307207078642, 0.0291106336859)]
    public void Of_KnownCounts_HasMcNemarsProbabilities(int onlyFirst, int onlySecond, double exact, double mid)
    {
        var test = PairedTest.Of(onlyFirst, onlySecond, pairs: 3000);

        Assert.Equal(exact, test.ExactP, 9);
        Assert.Equal(mid, test.MidP, 9);
    }

    [Fact]
    public void Of_HugeDifference_KeepsItsSmallProbability()
    {
        var test = PairedTest.Of(600, 100, pairs: 700);

        Assert.Equal(1, test.ExactP / 9.34889534711e-88, 6);
        Assert.Equal(1, test.MidP / 5.45042937492e-88, 6);
    }

    [Fact]
    public void Of_TenThousandDisagreements_StaysAProbability()
    {
        for (var onlyFirst = 4000; onlyFirst <= 6000; onlyFirst += 100)
        {
            var test = PairedTest.Of(onlyFirst, 10_000 - onlyFirst, pairs: 10_000);

            Assert.InRange(test.MidP, 0, test.ExactP);
            Assert.InRange(test.ExactP, test.MidP, 1);
        }
    }

    [Fact]
    public void Of_EqualConductors_IsSeldomSignificant()
    {
        const int experiments = 2000;
        var significant = 0;
        for (var experiment = 0; experiment < experiments; experiment++)
        {
            var random = Seed.Generator(7, experiment);
            var first = Enumerable.Range(0, 100).Select(_ => (bool?)(random.Next(4) > 0)).ToArray();
            var second = Enumerable.Range(0, 100).Select(_ => (bool?)(random.Next(4) > 0)).ToArray();

            significant += PairedTest.Of(first, second).MidP < 0.05 ? 1 : 0;
        }

        Assert.InRange((double)significant / experiments, 0.03, 0.065);
    }

    [Fact]
    public void Of_Verdicts_LeavesUnjudgedPairsOut()
    {
        bool?[] first = [true, true, null, false, true, false];
        bool?[] second = [true, false, true, null, false, true];

        var test = PairedTest.Of(first, second);

        Assert.Equal((2, 1, 4), (test.OnlyFirst, test.OnlySecond, test.Pairs));
        Assert.Equal(0.25, test.Difference);
    }

    [Fact]
    public void Of_ListsOfDifferentLength_Throws()
    {
        var refusal = Assert.Throws<ArgumentException>(() => PairedTest.Of([true], [true, false]));

        Assert.StartsWith("Pairs need the same problems; the first has 1, the second 2.", refusal.Message);
    }
}
