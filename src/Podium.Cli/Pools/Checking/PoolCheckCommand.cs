using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Documents;
using Podium.Cli.Terminals;
using Podium.Cli.Views;
using Podium.Providers.Pools;
using Spectre.Console;

namespace Podium.Cli.Pools.Checking;

/// <summary><c>podium pool check</c>: calls each model of a pool once.</summary>
internal sealed class PoolCheckCommand(CommandHost host)
{
    private readonly Option<string?> _pool = PoolOption.Create($"Default: {PoolOption.DefaultFile}.");

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document." };

    private static Manual Text => new(
        ["podium pool check [OPTION]..."],
        [
            "Reads a pool's file and calls each of its models once with a question of one line, which costs next to "
            + "nothing: is the key there and accepted, does the service know the model, how long does it take, does it "
            + "report its usage? What is wrong is said with what to do. Calls are not tried again, and no budget "
            + "counts them.",
        ])
    {
        Examples = [("podium pool check --pool podium.yaml", "Is everybody there?")],
        ExitStatus =
        [
            ("0", "Every model answered."),
            ("1", "A model did not answer; the table says why."),
            ("2", "The way of calling or the pool's file is wrong, and nothing was called."),
            ("130", "Interrupted."),
        ],
    };

    public Command Create()
    {
        var command = new DocumentedCommand("check", "call each model once and say what is wrong", Text);
        command.Options.Add(_pool);
        command.Options.Add(_json);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = PoolOption.Read(parsed.GetValue(_pool));
        var fallback = PoolFallback.Of(file);
        var checker = new PoolChecker(file, PoolOption.SurroundingsOf(host));
        var checks = await WaitAsync(checker, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            var document = new CheckDocument(
                [.. checks.Select(WorkerCheckDocument.Of)], fallback?.Spelling);
            host.Terminal.Output.WriteLine(JsonText.Of(document, JsonText.Context.CheckDocument));
        }
        else if (host.Terminal.IsOutputLive)
        {
            host.Terminal.OpenOutput().Write(Picture(checks));
        }
        else
        {
            PlainTable.Write(host.Terminal.Output, [.. PlainRows(checks)]);
        }

        FallbackRemark.Write(host.Terminal, fallback);
        return checks.All(check => check.Problem is null) ? ExitCodes.Answered : ExitCodes.NoAnswer;
    }

    private async Task<IReadOnlyList<WorkerCheck>> WaitAsync(PoolChecker checker, CancellationToken cancellationToken)
    {
        if (!host.Terminal.IsErrorLive)
        {
            return await checker.CheckAsync(cancellationToken).ConfigureAwait(false);
        }

        return await host.Terminal.OpenError().Status()
            .StartAsync(
                $"Calling {checker.Models.Count} models once ...", _ => checker.CheckAsync(cancellationToken))
            .ConfigureAwait(false);
    }

    private static IEnumerable<IReadOnlyList<string>> PlainRows(IReadOnlyList<WorkerCheck> checks)
    {
        yield return ["worker", "service", "model", "time", "tokens", "price", "result"];
        foreach (var check in checks)
        {
            yield return [.. Cells(check), TerminalText.OneLine(check.Problem ?? "ok")];
        }
    }

    private static Table Picture(IReadOnlyList<WorkerCheck> checks)
    {
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = new Style(Color.Grey) };
        foreach (var heading in new[] { "worker", "service", "model", "time", "tokens", "price" })
        {
            table.AddColumn(new TableColumn(heading).NoWrap());
        }

        table.AddColumn("result");
        foreach (var check in checks)
        {
            var result = check.Problem is { } problem
                ? new Text(TerminalText.OneLine(problem), new Style(Color.Red))
                : new Text("ok", new Style(Color.Green));
            table.AddRow([.. Cells(check).Select(cell => new Text(cell)), result]);
        }

        return table;
    }

    private static IEnumerable<string> Cells(WorkerCheck check) =>
    [
        TerminalText.OneLine(check.Name),
        TerminalText.OneLine(check.Service),
        TerminalText.OneLine(check.Model),
        Figures.Milliseconds(check.Elapsed.TotalMilliseconds),
        Figures.Tokens(check.Usage),
        Figures.Price(check.Price),
    ];
}
