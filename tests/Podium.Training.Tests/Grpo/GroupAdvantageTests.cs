using Podium.Core.Randomness;
using Podium.Training.Grpo;

namespace Podium.Training.Tests.Grpo;

public sealed class GroupAdvantageTests
{
    [Fact]
    public void Compute_AnyRewards_SumsToZeroWithUnitDeviation()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var rewards = Rewards(seed);

            var advantages = GroupAdvantage.Compute(rewards);

            Assert.Equal(rewards.Length, advantages.Length);
            Assert.Equal(0, advantages.Sum(), 9);
            Assert.Equal(1, advantages.Average(advantage => advantage * advantage), 9);
        }
    }

    [Fact]
    public void Compute_AnyRewards_KeepsTheirOrder()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var rewards = Rewards(seed);

            var advantages = GroupAdvantage.Compute(rewards);

            var byReward = Enumerable.Range(0, rewards.Length).OrderBy(index => rewards[index]);
            Assert.Equal(advantages.Order(), byReward.Select(index => advantages[index]));
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0.3)]
    [InlineData(16, 0.1)]
    [InlineData(64, 0.8)]
    public void Compute_EqualRewards_GivesZeros(int count, double reward)
    {
        var advantages = GroupAdvantage.Compute([.. Enumerable.Repeat(reward, count)]);

        Assert.Equal(new double[count], advantages);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.05)]
    [InlineData(0.001)]
    public void Compute_RewardsThatHardlyDiffer_StaySmall(double difference)
    {
        var advantages = GroupAdvantage.Compute([1, 1 - difference]);

        var expected = Math.Min(1, difference / 2 / GroupAdvantage.LeastDivisor);
        Assert.Equal(expected, advantages[0], 9);
        Assert.Equal(-expected, advantages[1], 9);
    }

    [Fact]
    public void Compute_NoRewards_GivesNone() => Assert.Empty(GroupAdvantage.Compute([]));

    [Fact]
    public void Compute_ScaledAndShiftedRewards_GivesTheSameAdvantages()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = Seed.Generator(seed, 2);
            var rewards = Rewards(seed);
            var factor = 0.5 + (10 * random.NextDouble());
            var shift = random.NextDouble() - 0.5;

            var changed = GroupAdvantage.Compute([.. rewards.Select(reward => (reward * factor) + shift)]);

            Assert.All(
                GroupAdvantage.Compute(rewards).Zip(changed),
                pair => Assert.Equal(pair.First, pair.Second, 8));
        }
    }

    private static double[] Rewards(int seed)
    {
        var random = Seed.Generator(seed, 1);
        return [0, 1, .. Enumerable.Range(0, random.Next(30)).Select(_ => random.NextDouble())];
    }
}
