using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Tables;

namespace Podium.Evaluation.Tests.Tables;

public sealed class MarkdownTableTests
{
    [Fact]
    public void Write_Table_IsTheSnapshot()
    {
        var text = MarkdownTable.Write(SampleTable.Make());

        Assert.Equal(Snapshot.Read("table.md"), text);
    }

    [Fact]
    public void Write_OneEntrantOfOneLength_LeavesOutWhatSaysNothing()
    {
        var result = SampleTable.Result("alone", "r", steps: 1, price: 0, seconds: 1);

        var text = MarkdownTable.Write(BenchmarkTable.Of("Alone", [], [result]));

        Assert.Equal(Snapshot.Read("alone.md"), text);
    }

    [Fact]
    public void Write_AnswersFromACache_HaveNoTime()
    {
        var result = SampleTable.Result("kept", "r", steps: 1, price: 0, seconds: 1) with { Elapsed = null };

        var text = MarkdownTable.Write(BenchmarkTable.Of("Kept", [], [result]));

        Assert.Contains("| – |\n\n", text, StringComparison.Ordinal);
        Assert.EndsWith(" Answers from a cache have no wall time.\n", text, StringComparison.Ordinal);
    }
}
