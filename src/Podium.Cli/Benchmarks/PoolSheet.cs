using System.Globalization;
using System.Text.Json.Nodes;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Tables;

namespace Podium.Cli.Benchmarks;

/// <summary>What the learned conductor did in each scenario, beside the first one and beside the oracle.</summary>
internal sealed class PoolSheet(IReadOnlyList<ScenarioResult> scenarios, string command, DateTimeOffset now)
{
    private readonly ScenarioSheet _sheet = new(command, now);

    /// <summary>A table of all scenarios, then one of each.</summary>
    public string ToMarkdown()
    {
        var text = _sheet.Begin("Pools: the learned conductor before pools it never met");
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
    public string ToJson() => ScenarioSheet.Document(scenarios.Select(scenario => ScenarioSheet.ToNode(
        TableOf(scenario),
        scenario.Scenario.Meaning,
        "calls",
        new JsonObject(Calls(scenario)
            .Select(call => KeyValuePair.Create<string, JsonNode?>(call.Worker, call.Share))))));

    private BenchmarkTable TableOf(ScenarioResult scenario) =>
        _sheet.TableOf(scenario.Scenario.Name, scenario.Scenario.Meaning, scenario.Results);

    private string Row(ScenarioResult scenario)
    {
        var learned = Accuracy(scenario.Learned);
        var oracle = Accuracy(scenario.Oracle);
        var most = Calls(scenario).Take(1).Select(call => Text($"{call.Worker} {100 * call.Share:0}%"));
        string[] cells =
        [
            scenario.Scenario.Name,
            Text($"{scenario.Learned.Problems.Count}"),
            ScenarioSheet.Accuracy(scenario.Learned),
            Text($"{100 * oracle:0.0}%"),
            oracle == 0 ? "–" : Text($"{100 * learned / oracle:0.0}%"),
            ScenarioSheet.Points(learned - Accuracy(scenarios[0].Learned)),
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
