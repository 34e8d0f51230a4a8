using System.CommandLine;
using System.Globalization;
using Podium.Cli.CommandLine;
using Podium.Cli.Conducting;
using Podium.Cli.Documents;
using Podium.Cli.Orchestras;
using Podium.Cli.Terminals;
using Podium.Core.Workers;
using Podium.Providers.Pools;
using Spectre.Console;

namespace Podium.Cli.Pools;

/// <summary><c>podium pool list</c>: shows the workers' cards.</summary>
internal sealed class PoolListCommand(CommandHost host)
{
    private const double Strong = 0.9;

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document." };

    private readonly Option<string?> _pool = PoolOption.Create("No model is called.");

    private readonly Option<string?> _orchestra = OrchestraOption.Create();

    private static Manual Text => new(
        ["podium pool list [OPTION]..."],
        [
            "Shows the card of each worker: its id and name as workflows use them, what it is good at, its measured "
            + "accuracy per skill in percent, the price of a million input and output tokens, and the most tokens "
            + "that a message to it and an answer of it may have.",
        ])
    {
        Examples = [("podium pool list --json | jq -r '.workers[].name'", "The names of the workers.")],
        ExitStatus = [("0", "The cards were shown."), ("2", "The way of calling or the weights are wrong.")],
    };

    public Command Create()
    {
        var command = new DocumentedCommand("list", "show the cards of the workers", Text);
        command.Options.Add(_pool);
        command.Options.Add(_orchestra);
        command.Options.Add(_json);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var team = TeamChoice.Read(parsed.GetValue(_pool), parsed.GetValue(_orchestra));
        using var opened = team.Open(host, null);
        var orchestra = opened.Orchestra;
        var fallback = team.Pool is { } file ? PoolFallback.Of(file) : null;
        if (parsed.GetValue(_json))
        {
            var document = PoolDocument.Of(orchestra.Pool, fallback?.Spelling);
            host.Terminal.Output.WriteLine(JsonText.Of(document, JsonText.Context.PoolDocument));
        }
        else if (host.Terminal.IsOutputLive)
        {
            host.Terminal.OpenOutput().Write(Picture(orchestra.Pool));
        }
        else
        {
            PlainTable.Write(host.Terminal.Output, [.. PlainRows(orchestra.Pool, orchestra.Skills)]);
        }

        FallbackRemark.Write(host.Terminal, fallback);
        return ExitCodes.Answered;
    }

    private static IEnumerable<IReadOnlyList<string>> PlainRows(WorkerPool pool, IReadOnlyList<string> skills)
    {
        yield return ["id", "worker", .. skills, "input", "output", "context", "answer", "good at"];
        foreach (var (id, worker) in pool.Workers.Index())
        {
            var card = worker.Card;
            yield return
            [
                Number(id),
                TerminalText.OneLine(worker.Name),
                .. skills.Select(skill => PercentOn(card, skill)),
                Price(card.Price.InputPerMillion),
                Price(card.Price.OutputPerMillion),
                Number(card.ContextTokens),
                Number(card.OutputTokens),
                TerminalText.OneLine(card.Summary),
            ];
        }
    }

    private static Table Picture(WorkerPool pool)
    {
        var table = new Table
        {
            Border = TableBorder.Rounded,
            BorderStyle = new Style(Color.Grey),
            ShowRowSeparators = true,
        };
        table.AddColumn(new TableColumn("id").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("worker").NoWrap());
        table.AddColumn(new TableColumn("good at, and percent right per skill"));
        table.AddColumn(new TableColumn("price of a million\ntokens in, out").RightAligned());
        table.AddColumn(new TableColumn("tokens in,\nout").RightAligned());
        foreach (var (id, worker) in pool.Workers.Index())
        {
            var card = worker.Card;
            table.AddRow(
                new Text(Number(id)),
                new Text(TerminalText.OneLine(worker.Name), new Style(decoration: Decoration.Bold)),
                new Rows(new Text(TerminalText.OneLine(card.Summary)), Accuracies(card)),
                new Text($"{Price(card.Price.InputPerMillion)}, {Price(card.Price.OutputPerMillion)}"),
                new Text($"{Number(card.ContextTokens)}, {Number(card.OutputTokens)}"));
        }

        return table;
    }

    private static Paragraph Accuracies(WorkerCard card)
    {
        var line = new Paragraph();
        foreach (var skill in card.Skills)
        {
            var style = skill.Accuracy >= Strong ? new Style(Color.Green) : new Style(Color.Grey);
            line.Append($"{TerminalText.OneLine(skill.Skill)} {Percent(skill.Accuracy)}  ", style);
        }

        return line;
    }

    private static string PercentOn(WorkerCard card, string skill) =>
        card.Skills.FirstOrDefault(measured => measured.Skill == skill) is { } found ? Percent(found.Accuracy) : "-";

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Price(decimal price) => price.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
