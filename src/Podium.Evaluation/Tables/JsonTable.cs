using System.Text.Json;
using Podium.Evaluation.Benchmarks;

namespace Podium.Evaluation.Tables;

/// <summary>Writes a benchmark's table as JSON.</summary>
public static class JsonTable
{
    /// <summary>The version that is written, in the member <c>version</c>.</summary>
    public const int Version = 1;

    /// <summary>
    /// The table as one indented JSON object. Shares and probabilities are from 0 to 1, times in seconds, prices in
    /// the pool's currency; what is unknown, for no problem was judged, is null, and so is the time of answers from a
    /// cache.
    /// </summary>
    public static string Write(BenchmarkTable table)
    {
        var document = new JsonTableDocument(
            Version,
            table.Title,
            table.Notes,
            [.. table.Rows.Select(ToJson)],
            [.. table.Comparisons.Select(ToJson)]);
        return JsonSerializer.Serialize(document, JsonTableContext.Default.JsonTableDocument) + "\n";
    }

    private static JsonTableRow ToJson(BenchmarkRow row) => new(
        row.Entrant,
        ToJson(row.Figures),
        [.. row.Slices.Select(slice => new JsonTableSlice(slice.Skills, ToJson(slice.Figures)))],
        [.. row.PerSkill.Select(slice => new JsonTableSkill(slice.Skill, ToJson(slice.Figures)))],
        row.Elapsed?.TotalSeconds);

    private static JsonTableFigures ToJson(BenchmarkFigures figures)
    {
        var (low, high) = figures.Accuracy.Interval();
        var isJudged = figures.Accuracy.Trials > 0;
        return new JsonTableFigures(
            figures.Problems,
            figures.Faulted,
            figures.Unusable,
            figures.Accuracy.Successes,
            figures.Accuracy.Share,
            isJudged ? low : null,
            isJudged ? high : null,
            figures.MeanSteps,
            figures.MeanTokens,
            figures.MeanWorkerPrice,
            figures.MeanPrice);
    }

    private static JsonTableComparison ToJson(BenchmarkComparison comparison) => new(
        comparison.First,
        comparison.Second,
        comparison.Test.Pairs,
        comparison.Test.OnlyFirst,
        comparison.Test.OnlySecond,
        comparison.Test.Difference,
        comparison.Test.ExactP,
        comparison.Test.MidP);
}
