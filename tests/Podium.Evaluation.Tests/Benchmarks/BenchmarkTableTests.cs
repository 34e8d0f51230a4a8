using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Tests.Tables;

namespace Podium.Evaluation.Tests.Benchmarks;

public sealed class BenchmarkTableTests
{
    [Fact]
    public void Of_Results_ComparesTheFirstWithEachOther()
    {
        var table = SampleTable.Make();

        var (first, second, test) = table.Comparisons[0];
        Assert.Equal(("learned", "ran|dom"), (first, second));
        Assert.Equal((2, 0, 3), (test.OnlyFirst, test.OnlySecond, test.Pairs));
        Assert.Equal(0, table.Comparisons[1].Test.Pairs);
    }

    [Fact]
    public void Of_Results_SlicesByNumberOfSkills()
    {
        var slices = SampleTable.Make().Rows[1].Slices;

        Assert.Equal([1, 2], slices.Select(slice => slice.Skills));
        Assert.Equal([(1, 2), (0, 1)], slices.Select(slice => Counts(slice.Figures)));
        Assert.Equal(6, slices[1].Figures.MeanSteps);
    }

    [Fact]
    public void Of_EntrantWithOtherProblems_SaysWhich()
    {
        var whole = SampleTable.Result("whole", "rrrr", 1, 0, 1);
        var part = SampleTable.Result("part", "rrr", 1, 0, 1);

        var refusal = Assert.Throws<ArgumentException>(() => BenchmarkTable.Of("T", [], [whole, part]));

        Assert.StartsWith("'whole' and 'part' did not have the same problems.", refusal.Message);
    }

    private static (int Right, int Judged) Counts(BenchmarkFigures figures) =>
        (figures.Accuracy.Successes, figures.Accuracy.Trials);
}
