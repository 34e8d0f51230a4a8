using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Replay;
using Podium.Cli.Views;
using Podium.Core.Records;

namespace Podium.Cli.Records;

/// <summary><c>podium runs show</c>: replays a record.</summary>
internal sealed class RunsShowCommand(CommandHost host)
{
    private readonly Argument<string> _file = new("FILE");

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print the JSON document that 'podium ask --json' prints.",
    };

    private static Manual Text => new(
        ["podium runs show [OPTION]... FILE"],
        [
            "Shows the run that 'podium ask --record FILE' kept, just as 'podium ask' showed it: the workflow, each "
            + "step with its worker, subtask, output, tokens, price and time, the answer and the totals. The record "
            + "of an interrupted run is shown as far as it goes.",
            "A record that ends within a line, as a full disk or a power cut can leave it, is refused with the number "
            + "of that line; delete the line to see what stands before it.",
        ])
    {
        Examples =
        [
            ("podium runs show run.jsonl", "Show a run."),
            ("podium runs show --json run.jsonl | jq .price", "What it cost."),
        ],
        ExitStatus =
        [
            ("0", "The record was shown, whatever the run came to."),
            ("2", "There is no such file, or it is no record that this version reads."),
        ],
    };

    public Command Create()
    {
        var command = new DocumentedCommand("show", "replay the record of a run", Text);
        command.Arguments.Add(_file);
        command.Options.Add(_json);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(_file)!;
        var events = Read(path);
        var view = RunViews.Choose(host.Terminal, host.Clock, parsed.GetValue(_json));
        foreach (var runEvent in events)
        {
            view.OnEvent(runEvent);
        }

        view.Finish(null);
        return ExitCodes.Answered;
    }

    private static IReadOnlyList<RunEvent> Read(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new UsageException($"'{path}' is a folder; name a file that 'podium ask --record' kept.");
            }

            var events = RunRecordReader.Read(path);
            var rehearsal = new RunState();
            foreach (var runEvent in events)
            {
                rehearsal.Apply(runEvent);
            }

            return events;
        }
        catch (InvalidDataException exception)
        {
            throw new UsageException("The record cannot be shown: " + exception.Message);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no file '{path}'.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The file '{path}' cannot be read: {exception.Message}");
        }
    }
}
