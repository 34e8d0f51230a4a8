using Microsoft.Extensions.AI;
using Podium.Core.Budgets;

namespace Podium.Core.Tests.Budgets;

public sealed class TokenUsageTests
{
    [Theory]
    [InlineData(100, 60, 30, 60, 30)]
    [InlineData(100, 0, 0, 0, 0)]
    [InlineData(100, null, null, 0, 0)]
    [InlineData(100, 100, 5, 100, 0)]
    [InlineData(100, 500, 500, 100, 0)]
    [InlineData(100, 70, 60, 70, 30)]
    [InlineData(100, -5, -7, 0, 0)]
    [InlineData(-3, 10, 10, 0, 0)]
    public void From_PartsOfTheInput_AreWithinIt(long input, int? cached, int? written, long isCached, long isWritten)
    {
        var details = new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = 7,
            CachedInputTokenCount = cached,
            AdditionalCounts = written is { } count ? new() { [TokenUsage.CacheWriteCount] = count } : null,
        };

        var usage = TokenUsage.From(details);

        var expected = new TokenUsage(Math.Max(0, input), 7)
        {
            CachedInputTokens = isCached,
            CacheWriteTokens = isWritten,
        };
        Assert.Equal(expected, usage);
    }

    [Fact]
    public void ToUsageDetails_OfAnyUsage_ReadsBack()
    {
        var random = new Random(3);
        for (var i = 0; i < 100; i++)
        {
            var usage = RandomUsage.Draw(random);

            Assert.Equal(usage, TokenUsage.From(usage.ToUsageDetails()));
        }
    }

    [Fact]
    public void ToUsageDetails_Added_AreTheSum()
    {
        var random = new Random(4);
        for (var i = 0; i < 100; i++)
        {
            var (left, right) = (RandomUsage.Draw(random), RandomUsage.Draw(random));
            var details = left.ToUsageDetails();

            details.Add(right.ToUsageDetails());

            Assert.Equal(left + right, TokenUsage.From(details));
        }
    }
}
