using Podium.Configuration.Yaml;

namespace Podium.Configuration.Tests.Yaml;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("sede", "seed")]
    [InlineData("sed", "seed")]
    [InlineData("learnRate", null)]
    [InlineData("stepsize", "stepSize")]
    [InlineData("groupsizes", "groupSize")]
    [InlineData("id", null)]
    [InlineData("", null)]
    [InlineData("seeds", "seed")]
    public void For_Word_IsTheNearestWithinTwoEdits(string written, string? expected)
    {
        string[] known = ["stepSize", "groupSize", "learningRate", "seed", "at"];

        var suggestion = Suggestion.For(written, known);

        Assert.Equal(expected, suggestion);
    }
}
