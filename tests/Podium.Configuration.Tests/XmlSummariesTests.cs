using Podium.Configuration.Tests.Samples;

namespace Podium.Configuration.Tests;

public sealed class XmlSummariesTests
{
    [Fact]
    public void Of_Type_IsItsSummary()
    {
        var summary = new XmlSummaries().Of(typeof(SampleWorker));

        Assert.Equal("A worker that may stand in for another.", summary);
    }

    [Fact]
    public void Of_Property_IsPlainTextWithItsValue()
    {
        var property = typeof(SamplePool).GetProperty(nameof(SamplePool.Parallel))!;

        var summary = new XmlSummaries().Of(property);

        Assert.Equal(
            "Calls in flight at once; see maxTime, true and x. Default: 4; more for SampleWorker.", summary);
    }

    [Fact]
    public void Of_PropertyWithoutDocumentation_IsNothing()
    {
        var property = typeof(SamplePool).GetProperty(nameof(SamplePool.Name))!;

        var summary = new XmlSummaries().Of(property);

        Assert.Null(summary);
    }
}
