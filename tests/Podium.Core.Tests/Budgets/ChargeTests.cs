using Podium.Core.Budgets;

namespace Podium.Core.Tests.Budgets;

public sealed class ChargeTests
{
    [Fact]
    public void Of_RandomCalls_IsPaidOrSavedNeverBoth()
    {
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
        {
            var price = RandomUsage.DrawPrice(random);
            var usage = RandomUsage.Draw(random);
            var most = usage + new TokenUsage(1, 1);

            var paid = Charge.Of(price, usage, most, isCached: false);
            var saved = Charge.Of(price, usage, most, isCached: true);
            var unknown = Charge.Of(price, null, most, isCached: false);
            var unknownSaved = Charge.Of(price, null, most, isCached: true);

            Assert.Equal(new Charge(usage, true, price.Of(usage), 0), paid);
            Assert.Equal(new Charge(usage, true, 0, price.Of(usage)), saved);
            Assert.Equal(new Charge(most, false, price.Most(most), 0), unknown);
            Assert.Equal(new Charge(most, false, 0, price.Most(most)), unknownSaved);
        }
    }

    [Fact]
    public void Sum_OfCharges_AddsUpAndIsReportedIfAllAre()
    {
        var random = new Random(6);
        for (var i = 0; i < 500; i++)
        {
            var price = RandomUsage.DrawPrice(random);
            Charge[] charges =
            [
                .. Enumerable.Range(0, random.Next(5)).Select(_ => Charge.Of(
                    price,
                    random.Next(4) == 0 ? null : RandomUsage.Draw(random),
                    RandomUsage.Draw(random),
                    random.Next(2) == 0)),
            ];

            var sum = Charge.Sum(charges);

            Assert.Equal(charges.All(charge => charge.IsReported), sum.IsReported);
            Assert.Equal(charges.Sum(charge => charge.Price), sum.Price);
            Assert.Equal(charges.Sum(charge => charge.Saved), sum.Saved);
            Assert.Equal(charges.Sum(charge => charge.Usage.TotalTokens()), sum.Usage.TotalTokens());
        }
    }
}
