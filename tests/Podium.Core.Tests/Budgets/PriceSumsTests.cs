using Podium.Core.Budgets;

namespace Podium.Core.Tests.Budgets;

public sealed class PriceSumsTests
{
    [Fact]
    public void OfFirst_AnyChanges_IsTheSumOfTheFirst()
    {
        var random = new Random(51);
        for (var count = 0; count < 40; count++)
        {
            var prices = Enumerable.Range(0, count).Select(_ => (decimal)random.Next(1000)).ToArray();
            var sums = new PriceSums(prices);
            for (var change = 0; change < count; change++)
            {
                var index = random.Next(count);
                prices[index] = random.Next(1000);

                sums.Set(index, prices[index]);

                Assert.All(
                    Enumerable.Range(0, count + 1),
                    first => Assert.Equal(prices.Take(first).Sum(), sums.OfFirst(first)));
            }
        }
    }
}
