using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Tables;

namespace Podium.Cli.Benchmarks;

/// <summary>What the learned conductor did in each scenario, beside the first one and beside the oracle.</summary>
internal sealed class PoolSheet(IReadOnlyList<ScenarioResult> scenarios, string command, DateTimeOffset now)
{
    private const int Version = 1;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>A table of all scenarios, then one of each.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder("## Pools: the learned conductor before pools it never met\n\n");
        foreach (var note in BenchmarkSheet.Notes(command, now))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {note}\n");
        }

        text.Append("\n| Pools and problems | Problems | Learned (95%) | Oracle team | Of the oracle "
            + "| Beside the first row | Most called |\n|---|---:|---:|---:|---:|---:|---|\n");
        foreach (var scenario in scenarios)
        {
            text.Append(Row(scenario)).Append('\n');
        }

        foreach (var scenario in scenarios)
        {
            text.Append('\n').Append(MarkdownTable.Write(TableOf(scenario)));
        }

        return text.ToString();
    }

    /// <summary>One JSON object with the tables of the scenarios, as <see cref="JsonTable"/> writes them.</summary>
    public string ToJson()
    {
        var tables = scenarios.Select(scenario => new JsonObject
        {
            ["name"] = scenario.Scenario.Name,
            ["meaning"] = scenario.Scenario.Meaning,
            ["calls"] = new JsonObject(Calls(scenario)
                .Select(call => KeyValuePair.Create<string, JsonNode?>(call.Worker, call.Share))),
            ["table"] = JsonNode.Parse(JsonTable.Write(TableOf(scenario))),
        });
        var document = new JsonObject { ["version"] = Version, ["scenarios"] = new JsonArray([.. tables]) };
        return document.ToJsonString(Indented) + "\n";
    }

    private BenchmarkTable TableOf(ScenarioResult scenario) => BenchmarkTable.Of(
        scenario.Scenario.Name, [scenario.Scenario.Meaning, .. BenchmarkSheet.Notes(command, now)], scenario.Results);

    private string Row(ScenarioResult scenario)
    {
        var learned = Accuracy(scenario.Learned);
        var (low, high) = BenchmarkFigures.Of(scenario.Learned.Problems).Accuracy.Interval();
        var oracle = Accuracy(scenario.Oracle);
        var most = Calls(scenario).Take(1).Select(call => Text($"{call.Worker} {100 * call.Share:0}%"));
        string[] cells =
        [
            scenario.Scenario.Name,
            Text($"{scenario.Learned.Problems.Count}"),
            Text($"{100 * learned:0.0}% ({100 * low:0.0}–{100 * high:0.0})"),
            Text($"{100 * oracle:0.0}%"),
            oracle == 0 ? "–" : Text($"{100 * learned / oracle:0.0}%"),
            Text($"{100 * (learned - Accuracy(scenarios[0].Learned)):+0.0;−0.0;0.0} points"),
            string.Concat(most),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static double Accuracy(BenchmarkResult result) => BenchmarkFigures.Of(result.Problems).Accuracy.Share ?? 0;

    /// <summary>Share of the learned conductor's calls that went to each worker, the largest first.</summary>
    private static (string Worker, double Share)[] Calls(ScenarioResult scenario)
    {
        var calls = scenario.Learned.Problems.SelectMany(problem => problem.Called).ToArray();
        return
        [
            .. calls.CountBy(worker => worker)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => (pair.Key, (double)pair.Value / calls.Length)),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
