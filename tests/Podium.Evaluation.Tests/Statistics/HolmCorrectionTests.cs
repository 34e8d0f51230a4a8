using Podium.Core.Randomness;
using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Tests.Statistics;

public sealed class HolmCorrectionTests
{
    [Fact]
    public void Adjust_WorkedExample_IsHolms()
    {
        var adjusted = HolmCorrection.Adjust([0.01, 0.04, 0.03, 0.005]);

        double[] expected = [0.03, 0.06, 0.06, 0.02];
        Assert.Equal(expected, adjusted.Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void Adjust_One_StaysAsItIs()
    {
        Assert.Equal([0.2], HolmCorrection.Adjust([0.2]));
        Assert.Empty(HolmCorrection.Adjust([]));
    }

    [Fact]
    public void Adjust_AnyProbabilities_KeepsTheirOrderWithinBonferroni()
    {
        var random = Seed.Generator(3);
        for (var count = 1; count < 40; count++)
        {
            var given = Enumerable.Range(0, count).Select(_ => Math.Pow(random.NextDouble(), 4)).ToArray();

            var adjusted = HolmCorrection.Adjust(given);

            Assert.All(given.Zip(adjusted), pair =>
                Assert.InRange(pair.Second, pair.First, Math.Min(1, count * pair.First)));
            var byGiven = given.Zip(adjusted).OrderBy(pair => pair.First).Select(pair => pair.Second).ToArray();
            Assert.Equal(byGiven.Order(), byGiven);
        }
    }

    [Fact]
    public void Adjust_OtherOrder_GivesTheSameToEach()
    {
        double[] given = [0.2, 0.001, 0.05, 0.05, 0.9];

        var backwards = HolmCorrection.Adjust([.. given.Reverse()]);

        Assert.Equal(HolmCorrection.Adjust(given), backwards.Reverse());
    }

    [Fact]
    public void Adjust_ComparisonsOfChance_SeldomShowAnything()
    {
        const int experiments = 4000;
        var random = Seed.Generator(5);
        var shown = 0;
        for (var experiment = 0; experiment < experiments; experiment++)
        {
            var chance = Enumerable.Range(0, 8).Select(_ => random.NextDouble()).ToArray();
            shown += HolmCorrection.Adjust(chance).Any(value => value < 0.05) ? 1 : 0;
        }

        Assert.InRange((double)shown / experiments, 0.03, 0.065);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Adjust_NoProbability_Throws(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HolmCorrection.Adjust([0.5, value]));
}
