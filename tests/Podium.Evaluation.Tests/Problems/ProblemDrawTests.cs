using Podium.Core.Problems;
using Podium.Evaluation.Problems;

namespace Podium.Evaluation.Tests.Problems;

public sealed class ProblemDrawTests
{
    private static readonly Problem[] Some =
        [.. Enumerable.Range(0, 50).Select(index => new Problem($"p{index}", "Say it.", "1", []))];

    [Theory]
    [InlineData(null)]
    [InlineData(1000)]
    public void Take_All_HoldsEachOnce(int? count)
    {
        var taken = ProblemDraw.Take(Some, count, seed: 1);

        Assert.Equal(Some.ToHashSet(), taken.ToHashSet());
        Assert.Equal(Some.Length, taken.Count);
    }

    [Fact]
    public void Take_FewerBySameSeed_AreTheFirstOfMore()
    {
        var more = ProblemDraw.Take(Some, 30, seed: 1);

        var fewer = ProblemDraw.Take(Some, 10, seed: 1);

        Assert.Equal(more.Take(10), fewer);
        Assert.NotEqual(Some.Take(10), fewer);
    }

    [Fact]
    public void Take_AnotherSeed_DrawsOthers()
    {
        var one = ProblemDraw.Take(Some, 10, seed: 1);

        var other = ProblemDraw.Take(Some, 10, seed: 2);

        Assert.NotEqual(one, other);
    }
}
