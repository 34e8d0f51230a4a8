using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Documents;

namespace Podium.Cli.Caching;

/// <summary><c>podium cache clear</c>: deletes answers from the cache.</summary>
internal sealed class CacheClearCommand(CommandHost host)
{
    private readonly CacheOptions _cache = new();

    private readonly Option<string?> _age = AgeOption.Create();

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document." };

    private static Manual Text => new(
        ["podium cache clear [OPTION]..."],
        [
            "Deletes answers of models from the cache; calls that they stood in for are made again. What was deleted "
            + "is overwritten in the file. Other processes may use the cache meanwhile.",
            "Runs keep answers where their pool names a file as its 'cache'; --pool finds it.",
        ])
    {
        Examples =
        [
            ("podium cache clear --pool podium.yaml", "Delete all answers that a pool's runs kept."),
            ("podium cache clear --older-than 30d", "Delete answers of more than thirty days ago."),
        ],
        ExitStatus = [("0", "They are deleted."), ("2", "The way of calling or the file is wrong.")],
    };

    public Command Create()
    {
        var command = new DocumentedCommand("clear", "delete answers from the cache", Text);
        _cache.AddTo(command);
        command.Options.Add(_age);
        command.Options.Add(_json);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var age = AgeOption.Read(parsed.GetValue(_age));
        var file = _cache.Read(parsed, host);
        var removed = file.Use(host.Clock, cache => cache.Clear(age), 0);
        if (parsed.GetValue(_json))
        {
            var document = new ClearedDocument(file.Path, removed);
            host.Terminal.Output.WriteLine(JsonText.Of(document, JsonText.Context.ClearedDocument));
        }
        else
        {
            host.Terminal.Output.WriteLine(removed == 1 ? "1 answer deleted." : $"{removed} answers deleted.");
        }

        return ExitCodes.Answered;
    }
}
