using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Podium.Evaluation.Benchmarks;
using Podium.Evaluation.Tables;

namespace Podium.Cli.Benchmarks;

/// <summary>What sheets of several scenarios have in common: how they begin, and their JSON.</summary>
/// <param name="command">The command line that gives the same tables.</param>
/// <param name="now">When it was measured.</param>
internal sealed class ScenarioSheet(string command, DateTimeOffset now)
{
    private const int Version = 1;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The heading, and below it what it takes to get the same tables.</summary>
    public StringBuilder Begin(string title)
    {
        var text = new StringBuilder($"## {title}\n\n");
        foreach (var note in BenchmarkSheet.Notes(command, now))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {note}\n");
        }

        return text;
    }

    /// <summary>The table of one scenario.</summary>
    public BenchmarkTable TableOf(string name, string meaning, IReadOnlyList<BenchmarkResult> results) =>
        BenchmarkTable.Of(name, [meaning, .. BenchmarkSheet.Notes(command, now)], results);

    /// <summary>One scenario in JSON: its table as <see cref="JsonTable"/> writes it, and what is its own.</summary>
    /// <param name="table">The table.</param>
    /// <param name="meaning">What is asked, in one sentence.</param>
    /// <param name="ownName">Name of what is the sheet's own.</param>
    /// <param name="own">What is the sheet's own.</param>
    public static JsonObject ToNode(BenchmarkTable table, string meaning, string ownName, JsonNode own) => new()
    {
        ["name"] = table.Title,
        ["meaning"] = meaning,
        [ownName] = own,
        ["table"] = JsonNode.Parse(JsonTable.Write(table)),
    };

    /// <summary>One JSON document of all scenarios, and of what is to be said of all together.</summary>
    public static string Document(
        IEnumerable<JsonNode> scenarios, params IEnumerable<(string Name, JsonNode Value)> together)
    {
        var document = new JsonObject { ["version"] = Version };
        foreach (var (name, value) in together)
        {
            document[name] = value;
        }

        document["scenarios"] = new JsonArray([.. scenarios]);
        return document.ToJsonString(Indented) + "\n";
    }

    /// <summary>Share of right answers with its 95% interval.</summary>
    public static string Accuracy(BenchmarkResult result)
    {
        var accuracy = BenchmarkFigures.Of(result.Problems).Accuracy;
        var (low, high) = accuracy.Interval();
        return Text($"{100 * accuracy.Share ?? 0:0.0}% ({100 * low:0.0}–{100 * high:0.0})");
    }

    /// <summary>A difference of two shares in percentage points, with its sign.</summary>
    public static string Points(double difference) => Text($"{100 * difference:+0.0;−0.0;0.0} points");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
