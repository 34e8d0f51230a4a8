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

        Assert.Equal(
            """
            ## Alone

            | Conductor | Problems | Right | Accuracy (95%) | Unusable | Faulted | Steps | Tokens | Price of workers | Price | Wall time |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            | alone | 1 | 1 | 100.0% (20.7–100.0) | 0 | 0 | 1.00 | 120 | 0 | 0 | 1.0 s |

            Steps, tokens and prices are means over the problems judged; faulted problems are not judged. Tokens and price are those of workers and conductor.

            """.ReplaceLineEndings("\n"),
            text);
    }
}
