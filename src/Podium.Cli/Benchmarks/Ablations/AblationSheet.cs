using System.Globalization;
using System.Text.Json.Nodes;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Statistics;
using Podium.Evaluation.Tables;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>What each variant makes of the same problems, beside the whole.</summary>
internal sealed class AblationSheet
{
    private const double SmallestProbability = 1e-300;
    private const string None = "–";

    private readonly IReadOnlyList<AblationOutcome> _outcomes;
    private readonly ScenarioSheet _sheet;
    private readonly Dictionary<Ablation, AblationComparison> _comparisons = [];
    private readonly Dictionary<Ablation, double> _corrected = [];

    /// <summary>Makes a sheet.</summary>
    /// <param name="outcomes">What is measured, in the order of rows; at least one.</param>
    /// <param name="command">The command line that gives the same tables.</param>
    /// <param name="now">When they are written.</param>
    public AblationSheet(IReadOnlyList<AblationOutcome> outcomes, string command, DateTimeOffset now)
    {
        _outcomes = outcomes;
        _sheet = new ScenarioSheet(command, now);
        if (outcomes.FirstOrDefault(outcome => outcome.Ablation == AblationList.Whole) is { } whole)
        {
            foreach (var outcome in outcomes.Where(outcome => outcome != whole))
            {
                if (AblationComparison.Of(outcome, whole) is { } comparison)
                {
                    _comparisons[outcome.Ablation] = comparison;
                }
            }
        }

        var compared = _comparisons.ToArray();
        var corrected = HolmCorrection.Adjust([.. compared.Select(pair => pair.Value.Probability)]);
        foreach (var (pair, probability) in compared.Zip(corrected))
        {
            _corrected[pair.Key] = probability;
        }
    }

    /// <summary>A table of all variants over their seeds, then one of each seed.</summary>
    public string ToMarkdown()
    {
        var text = _sheet.Begin("Ablations: what each part of learning is worth");
        text.Append("\n| Variant | Seeds | Right (lowest–highest seed) | Beside whole (95%) | p | Right if usable ")
            .Append("| Steps | Price of workers | Price |\n")
            .Append("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var outcome in _outcomes)
        {
            text.Append(Row(outcome)).Append('\n');
        }

        text.Append('\n').Append(Explanation()).Append("\n\n");
        foreach (var ablation in _outcomes.Select(outcome => outcome.Ablation))
        {
            text.Append(CultureInfo.InvariantCulture, $"- `{ablation.Name}`: {ablation.Meaning}\n");
        }

        foreach (var table in Seeds().Select(seed => seed.Table))
        {
            text.Append('\n').Append(MarkdownTable.Write(table));
        }

        return text.ToString();
    }

    /// <summary>
    /// One JSON object with the variants over their seeds, and the table of each seed, as <see cref="JsonTable"/>
    /// writes it.
    /// </summary>
    public string ToJson() => ScenarioSheet.Document(
        Seeds().Select(seed => ScenarioSheet.ToNode(
            seed.Table, MeaningOf(seed.Seed), "seed", JsonValue.Create(seed.Seed))),
        ("variants", new JsonArray([.. _outcomes.Select(ToNode)])));

    private string Explanation() => string.Create(
        CultureInfo.InvariantCulture,
        $"Right: share of right answers, mean of the seeds. Beside whole: points that it is better or worse, over the "
        + $"seeds that both have, with the 95% interval over problems. p: exact sign-flip test over problems, which "
        + $"counts all that was measured of one problem as one and is McNemar's test where there is one seed; "
        + $"corrected by Holm for {_corrected.Count} comparisons. It speaks of the conductors that were trained; how "
        + $"much another training from the same beginning may differ is seen between the seeds. Prices are means in "
        + $"millionths of the pool's currency.");

    private IEnumerable<(long Seed, BenchmarkTable Table)> Seeds()
    {
        foreach (var seed in _outcomes.SelectMany(outcome => outcome.Results.Keys).Distinct().Order())
        {
            var own = _outcomes.Where(outcome => outcome.Results.ContainsKey(seed)).ToArray();
            var table = _sheet.TableOf(
                Text($"seed {seed}"), MeaningOf(seed), [.. own.Select(outcome => outcome.Results[seed])]);
            yield return (seed, own[0].Ablation == AblationList.Whole ? table : table with { Comparisons = [] });
        }
    }

    private static string MeaningOf(long seed) =>
        Text($"All that was trained was drawn by seed {seed}; the problems are the same for every seed.");

    private string Row(AblationOutcome outcome)
    {
        var figures = AblationFigures.Of(outcome);
        var isCompared = _comparisons.TryGetValue(outcome.Ablation, out var comparison);
        string[] cells =
        [
            outcome.Ablation.Name,
            Text($"{outcome.Results.Count}"),
            Text($"{100 * figures.Right:0.0}% ({100 * figures.Lowest:0.0}–{100 * figures.Highest:0.0})"),
            isCompared ? Beside(comparison!) : None,
            isCompared ? Probability(_corrected[outcome.Ablation]) : None,
            Text($"{100 * figures.RightIfUsable:0.0}%"),
            Text($"{figures.Steps:0.00}"),
            Text($"{1_000_000 * figures.WorkerPrice:0.0}"),
            Text($"{1_000_000 * figures.Price:0.0}"),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private JsonNode ToNode(AblationOutcome outcome)
    {
        var figures = AblationFigures.Of(outcome);
        var node = new JsonObject
        {
            ["name"] = outcome.Ablation.Name,
            ["meaning"] = outcome.Ablation.Meaning,
            ["seeds"] = new JsonArray([.. outcome.Results.Keys.Order().Select(seed => JsonValue.Create(seed))]),
            ["right"] = figures.Right,
            ["lowestSeed"] = figures.Lowest,
            ["highestSeed"] = figures.Highest,
            ["rightIfUsable"] = figures.RightIfUsable,
            ["steps"] = figures.Steps,
            ["workerPrice"] = figures.WorkerPrice,
            ["price"] = figures.Price,
            ["besideWhole"] = null,
        };
        if (_comparisons.TryGetValue(outcome.Ablation, out var comparison))
        {
            node["besideWhole"] = new JsonObject
            {
                ["difference"] = comparison.Difference,
                ["low"] = comparison.Interval.Low,
                ["high"] = comparison.Interval.High,
                ["p"] = comparison.Probability,
                ["holmP"] = _corrected[outcome.Ablation],
            };
        }

        return node;
    }

    private static string Beside(AblationComparison comparison)
    {
        var (low, high) = comparison.Interval;
        return ScenarioSheet.Points(comparison.Difference) + Text($" ({Signed(low)} to {Signed(high)})");
    }

    private static string Signed(double share) => Text($"{100 * share:+0.0;−0.0;0.0}");

    private static string Probability(double value) =>
        value < SmallestProbability ? Text($"< {SmallestProbability:0e+0}") : Text($"{value:0.##e+0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
