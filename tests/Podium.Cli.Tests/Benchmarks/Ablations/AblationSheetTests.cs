using System.Text.Json;
using Podium.Cli.Benchmarks.Ablations;
using Podium.Core.Budgets;
using Podium.Core.Problems;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Statistics;
using Podium.Testing;

namespace Podium.Cli.Tests.Benchmarks.Ablations;

public sealed class AblationSheetTests
{
    private static readonly Problem[] Problems =
        [.. Enumerable.Range(0, 40).Select(index => new Problem($"p{index}", $"Question {index}?", "5", ["words"]))];

    [Fact]
    public void Markdown_TwoSeeds_ShowsMeansRangeAndDifference()
    {
        var text = Sheet().ToMarkdown();

        Assert.Contains("| whole | 2 | 92.5% (90.0–95.0) | – | – | 92.5% | 1.00 |", text, StringComparison.Ordinal);
        Assert.Contains(
            "| cold-start | 2 | 50.0% (50.0–50.0) | −42.5 points (", text, StringComparison.Ordinal);
        Assert.Contains("corrected by Holm for 2 comparisons", text, StringComparison.Ordinal);
        Assert.Contains("## seed 1\n", text, StringComparison.Ordinal);
        Assert.Contains("| whole with cold-start | +40.0 points |", text, StringComparison.Ordinal);
        Assert.Contains("\n\n- `whole`: The recipe as it is.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_TwoSeeds_HoldsTheCorrectedProbability()
    {
        using var document = JsonDocument.Parse(Sheet().ToJson());

        var variants = document.RootElement.GetProperty("variants");
        var beside = variants[1].GetProperty("besideWhole");
        Assert.Equal(JsonValueKind.Null, variants[0].GetProperty("besideWhole").ValueKind);
        Assert.Equal(-0.425, beside.GetProperty("difference").GetDouble(), 9);
        Assert.Equal(2 * beside.GetProperty("p").GetDouble(), beside.GetProperty("holmP").GetDouble(), 12);
        Assert.Equal(2, document.RootElement.GetProperty("scenarios").GetArrayLength());
        Assert.Equal(1, document.RootElement.GetProperty("scenarios")[0].GetProperty("seed").GetInt64());
    }

    [Fact]
    public void Markdown_WithoutTheWhole_ComparesNothing()
    {
        var text = new AblationSheet([Outcome("cold-start", 20), Outcome("no-price", 30)], "podium", default)
            .ToMarkdown();

        Assert.DoesNotContain(" with ", text.Split("## seed 1")[1], StringComparison.Ordinal);
        Assert.Contains("| no-price | 1 | 75.0% (75.0–75.0) | – | – |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_OneSeed_IsMcNemars()
    {
        var (whole, variant) = (Outcome("whole", 36), Outcome("cold-start", 31));

        var comparison = AblationComparison.Of(variant, whole)!;

        Assert.Equal(PairedTest.Of(0, 5, 40).ExactP, comparison.Probability, 12);
        Assert.Equal(-0.125, comparison.Difference, 12);
        Assert.InRange(comparison.Difference, comparison.Interval.Low, comparison.Interval.High);
    }

    [Fact]
    public void Comparison_SeedThatOneLacks_IsLeftOut()
    {
        var comparison = AblationComparison.Of(Outcome("cold-start", 20, 0), Outcome("whole", 20))!;

        Assert.Equal(0, comparison.Difference);
        Assert.Null(AblationComparison.Of(Outcome("whole"), Outcome("whole", 3)));
    }

    [Fact]
    public void MeasurementFile_AnyVerdict_ComesBack()
    {
        using var folder = new TemporaryFolder();
        Verdict[] verdicts =
        [
            new Verdict.Graded(new Grade(true, "")), new Verdict.Graded(new Grade(false, "")),
            new Verdict.Unusable(""), new Verdict.Unanswered(""), new Verdict.Faulted(""),
        ];
        var problems = Problems[..verdicts.Length];
        var result = new BenchmarkResult(
            "whole", [.. problems.Zip(verdicts, Result)], TimeSpan.FromSeconds(1.5));

        MeasurementFile.Of(result).Write(folder.Path);
        var read = MeasurementFile.Read(folder.Path).ToResult(problems);

        Assert.Equal(verdicts, read.Problems.Select(problem => problem.Verdict));
        Assert.Equal(result.ToRow().Figures, read.ToRow().Figures);
        Assert.Equal(result.Elapsed, read.Elapsed);
        Assert.Throws<InvalidDataException>(() => MeasurementFile.Read(folder.Path).ToResult(Problems));
        Assert.Throws<InvalidDataException>(
            () => MeasurementFile.Read(folder.Path).ToResult([.. problems.Reverse()]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"version\": 9, \"variant\": \"whole\", \"seconds\": 1, \"problems\": []}")]
    public void MeasurementFile_Damaged_IsRefused(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("result.json"), text);

        Assert.Throws<InvalidDataException>(() => MeasurementFile.Read(folder.Path));
    }

    private static AblationSheet Sheet() => new(
        [Outcome("whole", 36, 38), Outcome("cold-start", 20, 20), Outcome("no-price", 36, 38)], "podium", default);

    /// <summary>A variant with the number of right answers of each seed, from 1 on; the first ones are right.</summary>
    private static AblationOutcome Outcome(string name, params int[] right)
    {
        var ablation = AblationList.All.Single(known => known.Name == name);
        return new AblationOutcome(ablation, right.Index().ToDictionary(
            pair => pair.Index + 1L,
            pair => new BenchmarkResult(
                name,
                [
                    .. Problems.Select((problem, index) =>
                        Result(problem, new Verdict.Graded(new Grade(index < pair.Item, "")))),
                ],
                TimeSpan.Zero)));
    }

    private static ProblemResult Result(Problem problem, Verdict verdict) =>
        new(problem, verdict, null, ["words"], new TokenUsage(30, 10), 0.00001m, 0.00002m, TimeSpan.Zero);
}
