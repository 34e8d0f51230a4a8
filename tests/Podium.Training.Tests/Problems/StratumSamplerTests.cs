using Podium.Core.Randomness;
using Podium.Training.Problems;

namespace Podium.Training.Tests.Problems;

public sealed class StratumSamplerTests
{
    private const int Draws = 20_000;
    private const double Floor = 0.03;
    private const double EvenChance = 0.25;

    [Fact]
    public void Draw_AtTheStart_OpensTheFirstStratumAlone()
    {
        var sampler = new StratumSampler(4);

        AssertShares(sampler, [EvenChance + Floor, Floor, Floor, Floor]);
    }

    [Fact]
    public void Draw_FirstStratumMastered_OpensTheSecondAlone()
    {
        var sampler = new StratumSampler(4);
        while (sampler.Success[0] < 0.6)
        {
            AssertClosed(sampler, 1);
            sampler.Observe(0, 1);
        }

        var first = sampler.Success[0] * (1 - sampler.Success[0]);
        AssertShares(sampler, [first + Floor, EvenChance + Floor, Floor, Floor]);
    }

    [Fact]
    public void Draw_EverythingMastered_StillDrawsEveryStratum()
    {
        var sampler = new StratumSampler(3);
        sampler.Restore(3, [1, 1, 1]);

        AssertShares(sampler, [Floor, Floor, Floor]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Draw_OpenAndNotMastered_IsDrawnOftenHoweverSeldomItSucceeds(double success)
    {
        var sampler = new StratumSampler(3);
        sampler.Restore(2, [1, success, 0]);

        AssertShares(sampler, [Floor, EvenChance + Floor, Floor]);
    }

    [Fact]
    public void Observe_SuccessFallsAgain_StrataStayOpen()
    {
        var sampler = new StratumSampler(3);
        sampler.Restore(1, [0.599, 0.9, 0.1]);

        sampler.Observe(0, 1);
        Assert.Equal(2, sampler.Open);
        sampler.Observe(0, 0);

        Assert.Equal(3, sampler.Open);
        Assert.InRange(sampler.Success[0], 0.5, 0.6);
    }

    [Fact]
    public void Observe_AnyShares_MovesTheAverageTowardsThem()
    {
        var random = Seed.Generator(3);
        var sampler = new StratumSampler(2);
        for (var step = 0; step < 500; step++)
        {
            var (before, other, seen) = (sampler.Success[1], sampler.Success[0], random.NextDouble());

            sampler.Observe(1, seen);

            Assert.Equal(before + (0.02 * (seen - before)), sampler.Success[1], 12);
            Assert.Equal(other, sampler.Success[0]);
        }
    }

    [Fact]
    public void Restore_KeptAverages_DrawsTheSame()
    {
        var first = new StratumSampler(4);
        first.Observe(0, 1);
        first.Observe(2, 0.5);
        var second = new StratumSampler(4);

        second.Restore(first.Open, [.. first.Success]);

        var (left, right) = (Seed.Generator(8), Seed.Generator(8));
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Equal(first.Draw(left, 4), second.Draw(right, 4)));
    }

    [Fact]
    public void Draw_AmongTheFirst_LeavesTheOthersOut()
    {
        var sampler = new StratumSampler(4, initialSuccess: 0.5);
        var random = Seed.Generator(9);

        var drawn = Enumerable.Range(0, Draws).Select(_ => sampler.Draw(random, 2)).ToHashSet();

        Assert.Equal([0, 1], drawn.Order());
    }

    private static void AssertClosed(StratumSampler sampler, int stratum)
    {
        var random = Seed.Generator(4);
        var among = sampler.Success.Count;
        var share = Enumerable.Range(0, Draws).Count(_ => sampler.Draw(random, among) == stratum) / (double)Draws;
        Assert.InRange(share, 0.05, 0.2);
    }

    private static void AssertShares(StratumSampler sampler, double[] weights)
    {
        var random = Seed.Generator(5);
        var counts = new int[weights.Length];
        for (var draw = 0; draw < Draws; draw++)
        {
            counts[sampler.Draw(random, weights.Length)]++;
        }

        for (var stratum = 0; stratum < weights.Length; stratum++)
        {
            var share = weights[stratum] / weights.Sum();
            var deviation = Math.Sqrt(share * (1 - share) / Draws);
            Assert.InRange(counts[stratum] / (double)Draws, share - (5 * deviation), share + (5 * deviation));
        }
    }
}
