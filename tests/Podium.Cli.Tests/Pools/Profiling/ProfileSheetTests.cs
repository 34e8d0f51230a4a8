using Podium.Cli.Pools.Profiling;
using Podium.Cli.Terminals;
using Podium.Evaluation.Profiling;
using Podium.Evaluation.Statistics;

namespace Podium.Cli.Tests.Pools.Profiling;

public sealed class ProfileSheetTests
{
    [Theory]
    [InlineData("from b or c; they were right equally often.", null, null)]
    [InlineData("from b; about 12 might do.", 12)]
    [InlineData("from b or c; about 12 might do.", 12, null)]
    [InlineData("from b or c; about 12 to 90 might do.", 90, 12)]
    [InlineData("from 4 others; about 5 to 90 might do.", 90, 12, null, 5)]
    public void Write_TooFewProblems_IsOneSentenceASkill(string expected, params int?[] needed)
    {
        var comparisons = needed.Select((count, index) => new ProfileComparison(
            "sums", "a", $"{(char)('b' + index)}", PairedTest.Of([true], [true]), 1, count));
        using var output = new StringWriter { NewLine = "\n" };

        new ProfileSheet(new ProfileResult([], [.. comparisons]))
            .Write(new Terminal(TextReader.Null, output, TextWriter.Null));

        var sentence = output.ToString().Split('\n')[^2];
        Assert.Equal("sums: too few problems to tell a " + expected, sentence);
    }
}
