using System.CommandLine;
using System.Globalization;
using Podium.Cli.CommandLine;
using Podium.Cli.Documents;
using Podium.Cli.Pools;
using Podium.Cli.Terminals;
using Podium.Providers.Caching;

namespace Podium.Cli.Caching;

/// <summary><c>podium cache stat</c>: shows what the answer cache holds.</summary>
internal sealed class CacheStatCommand(CommandHost host)
{
    private readonly CacheOptions _cache = new();

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document." };

    private static Manual Text => new(
        ["podium cache stat [OPTION]..."],
        [
            "Shows how many answers of models the cache holds, how many bytes they and their keys take, how often one "
            + "of them stood in for a call, and when the oldest and the newest were kept.",
            "Runs keep answers where their pool names a file as its 'cache'; --pool finds it.",
            "The file holds answers in the clear, and of what was asked a digest alone; on Unix only its owner may "
            + "read it. It never holds a key.",
        ])
    {
        Examples =
        [
            ("podium cache stat --pool podium.yaml", "What the runs of a pool have kept."),
            ("podium cache stat --cache answers.db --json | jq .hits", "How many calls a cache has saved."),
        ],
        ExitStatus = [("0", "It was shown."), ("2", "The way of calling or the file is wrong.")],
    };

    public Command Create()
    {
        var command = new DocumentedCommand("stat", "show what the answer cache holds", Text);
        _cache.AddTo(command);
        command.Options.Add(_json);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var file = _cache.Read(parsed, host);
        var statistics = file.Use(
            host.Clock, cache => cache.ReadStatistics(), new AnswerCacheStatistics(0, 0, 0, null, null));
        var document = CacheDocument.Of(file.Path, statistics);
        if (parsed.GetValue(_json))
        {
            host.Terminal.Output.WriteLine(JsonText.Of(document, JsonText.Context.CacheDocument));
        }
        else
        {
            PlainTable.Write(host.Terminal.Output, Rows(document));
        }

        return ExitCodes.Answered;
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(CacheDocument cache) =>
    [
        ["file", TerminalText.OneLine(cache.File)],
        ["answers", Number(cache.Entries)],
        ["bytes", Number(cache.Bytes)],
        ["hits", Number(cache.Hits)],
        ["oldest", Time(cache.Oldest)],
        ["newest", Time(cache.Newest)],
    ];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset? time) => time?.ToString("u", CultureInfo.InvariantCulture) ?? "-";
}
