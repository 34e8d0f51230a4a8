using Podium.Cli.Views;
using Podium.Core.Records;

namespace Podium.Cli.Tests.Views;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(false, "3 + 4")]
    [InlineData(true, "at most 3 + 4")]
    public void Tokens_OfAConductor_SayWhetherTheyWereReported(bool isAtMost, string expected)
    {
        var written = new RunEvent.WorkflowWritten(0, "", null, [], 0, new(3, 4), 0, 0, 0)
        {
            IsUsageAtMost = isAtMost,
        };

        Assert.Equal(expected, Figures.Tokens(written));
    }

    [Fact]
    public void Saved_ByNoCache_SaysNothing()
    {
        Assert.Equal("", Figures.Saved(0m));
        Assert.Equal(", saved 0.00125 by the cache", Figures.Saved(0.00125m));
    }
}
