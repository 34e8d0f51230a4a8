using System.Globalization;
using System.Text.Json.Nodes;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Statistics;
using Podium.Evaluation.Tables;

namespace Podium.Cli.Benchmarks.Rounds;

/// <summary>What further rounds bring and cost, beside what else the same price buys.</summary>
internal sealed class RoundSheet(IReadOnlyList<RoundScenario> scenarios, string command, DateTimeOffset now)
{
    private readonly ScenarioSheet _sheet = new(command, now);

    /// <summary>A table of each set of problems.</summary>
    public string ToMarkdown()
    {
        var text = _sheet.Begin("Rounds: the learned conductor is shown what its workflow gave");
        foreach (var scenario in scenarios)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {scenario.Name}\n\n{scenario.Meaning}\n\n")
                .Append("| Rounds | Right (95%) | Unusable | Faulted | Beside one round | p | Wrong to right ")
                .Append("| Right to wrong | Right accepted | Steps | Price | Price beside one round |\n")
                .Append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
            foreach (var result in scenario.Results)
            {
                text.Append(Row(result, scenario.Results[0])).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>One JSON object with the tables of the sets, as <see cref="JsonTable"/> writes them.</summary>
    public string ToJson() => ScenarioSheet.Document(scenarios.Select(scenario => ScenarioSheet.ToNode(
        _sheet.TableOf(scenario.Name, scenario.Meaning, scenario.Results),
        scenario.Meaning,
        "rounds",
        new JsonArray([.. scenario.Results.Select(ToNode)]))));

    private static JsonNode ToNode(BenchmarkResult result)
    {
        var figures = RoundFigures.Of(result);
        return new JsonObject
        {
            ["entrant"] = result.Entrant,
            ["wrongToRight"] = figures.Mended.Share,
            ["rightToWrong"] = figures.Broken.Share,
            ["rightAccepted"] = figures.Accepted.Share,
        };
    }

    private static string Row(BenchmarkResult result, BenchmarkResult one)
    {
        var (figures, rounds) = (BenchmarkFigures.Of(result.Problems), RoundFigures.Of(result));
        var test = result == one ? null : result.CompareWith(one);
        var price = BenchmarkFigures.Of(one.Problems).MeanPrice;
        string[] cells =
        [
            result.Entrant,
            ScenarioSheet.Accuracy(result),
            Text($"{figures.Unusable}"),
            Text($"{figures.Faulted}"),
            test is null ? "" : ScenarioSheet.Points(test.Difference),
            test is null ? "" : Text($"{test.ExactP:0.##e+0}"),
            Share(rounds.Mended),
            Share(rounds.Broken),
            Share(rounds.Accepted),
            Text($"{figures.MeanSteps ?? 0:0.0}"),
            Text($"{1_000_000 * (figures.MeanPrice ?? 0):0.00}"),
            price is > 0 ? Text($"{figures.MeanPrice / price:0.00}") : "–",
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Share(Proportion proportion) => proportion.Share is { } share
        ? Text($"{100 * share:0.0}% of {proportion.Trials}")
        : "–";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
