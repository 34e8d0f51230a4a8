using Podium.Core.Budgets;
using Podium.Core.Tests.Budgets;
using Podium.Core.Workers;

namespace Podium.Core.Tests.Workers;

public sealed class TokenPriceTests
{
    private const int Draws = 2000;

    private static readonly TokenPrice Price = new(1_000_000m, 2_000_000m)
    {
        CachedInputPerMillion = 100_000m,
        CacheWritePerMillion = 1_250_000m,
        LongPrompt = new PriceTier(100, new TokenPrice(2_000_000m, 3_000_000m) { CachedInputPerMillion = 200_000m }),
    };

    [Theory]
    [InlineData(100, 0, 0, 10, 120)]
    [InlineData(100, 60, 0, 10, 66)]
    [InlineData(100, 60, 20, 10, 71)]
    [InlineData(100, 0, 100, 0, 125)]
    [InlineData(101, 0, 0, 10, 232)]
    [InlineData(110, 100, 10, 10, 70)]
    public void Of_Usage_IsTheSumOfItsParts(long input, long cached, long written, long output, decimal expected)
    {
        var usage = new TokenUsage(input, output) { CachedInputTokens = cached, CacheWriteTokens = written };

        Assert.Equal(expected, Price.Of(usage));
    }

    [Fact]
    public void Of_UnknownPriceOfCachedInput_IsTheFullOne()
    {
        var usage = new TokenUsage(100, 10) { CachedInputTokens = 60, CacheWriteTokens = 20 };

        Assert.Equal(120m, new TokenPrice(1_000_000m, 2_000_000m).Of(usage));
    }

    [Theory]
    [InlineData(100, 10, 145)]
    [InlineData(101, 10, 232)]
    public void Most_Tokens_AreAllAsDearAsTheyCanBe(long input, long output, decimal expected) =>
        Assert.Equal(expected, Price.Most(new TokenUsage(input, output)));

    [Fact]
    public void Most_RandomPricesAndUsages_IsNeverExceeded()
    {
        var random = new Random(1);
        for (var i = 0; i < Draws; i++)
        {
            var price = RandomUsage.DrawPrice(random);
            var usage = RandomUsage.Draw(random);
            var allowed = new TokenUsage(usage.InputTokens + random.Next(50), usage.OutputTokens + random.Next(50));

            Assert.InRange(price.Of(usage), 0m, price.Most(allowed));
        }
    }

    [Fact]
    public void Of_RandomUsagesWithoutTiers_OfTheSumIsTheSum()
    {
        var random = new Random(2);
        for (var i = 0; i < Draws; i++)
        {
            var price = RandomUsage.DrawPrice(random, mayHaveTier: false);
            var (left, right) = (RandomUsage.Draw(random), RandomUsage.Draw(random));

            Assert.Equal(price.Of(left) + price.Of(right), price.Of(left + right));
            Assert.Equal(price.Most(left) + price.Most(right), price.Most(left + right));
        }
    }
}
