using System.CommandLine;
using System.CommandLine.Help;
using Podium.Cli.Asking;
using Podium.Cli.Benchmarks;
using Podium.Cli.Benchmarks.Ablations;
using Podium.Cli.Benchmarks.Problems;
using Podium.Cli.Benchmarks.Rounds;
using Podium.Cli.Caching;
using Podium.Cli.Pools;
using Podium.Cli.Pools.Beginning;
using Podium.Cli.Pools.Checking;
using Podium.Cli.Pools.Profiling;
using Podium.Cli.Records;
using Podium.Cli.Sandbox;
using Podium.Cli.Training;

namespace Podium.Cli.CommandLine;

/// <summary>
/// The command <c>podium</c>: reads the command line, runs what it names, turns failures into sentences.
/// </summary>
internal static class PodiumApplication
{
    /// <summary>Name of the program.</summary>
    public const string Name = "podium";

    private const string TraceVariable = "PODIUM_TRACE";

    private static Manual Text => new(
        ["podium COMMAND [OPTION]... [ARGUMENT]..."],
        [
            "Podium leads a pool of language models. A small model, the conductor, reads a question, picks workers, "
            + "writes each a subtask and decides who sees whose output; the team then answers. Conductor and workers "
            + "are shipped with the program: it needs no network and no key.",
            "'podium COMMAND --help' explains a command.",
        ])
    {
        Examples = [("podium ask \"Take the capital of France, count its letters and multiply by 12.\"", "Ask.")],
        ExitStatus =
        [
            ("0", "Done."),
            ("1", "There is no answer, or the command failed."),
            ("2", "The input or the way of calling was wrong."),
            ("3", "Over budget."),
            ("130", "Interrupted."),
        ],
    };

    /// <summary>Runs one command line and returns the exit code.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, CommandHost host, CancellationToken cancellationToken)
    {
        try
        {
            return await InvokeAsync(arguments, host, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is UsageException or InvalidDataException)
        {
            host.Terminal.Complain(exception.Message);
            return ExitCodes.BadInput;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Terminal.Complain("Interrupted.");
            return ExitCodes.Interrupted;
        }
        catch (Exception exception)
        {
            host.Terminal.Complain($"{exception.Message} ({exception.GetType().Name}; {TraceVariable}=1 shows where)");
            if (Environment.GetEnvironmentVariable(TraceVariable) == "1")
            {
                host.Terminal.Error.WriteLine(exception);
            }

            return ExitCodes.NoAnswer;
        }
    }

    private static async Task<int> InvokeAsync(
        IReadOnlyList<string> arguments, CommandHost host, CancellationToken cancellationToken)
    {
        var parsed = CreateRoot(host).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            throw new UsageException($"{Complaint(parsed)}; see '{PathOf(parsed.CommandResult.Command)} --help'.");
        }

        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = host.Terminal.Output,
            Error = host.Terminal.Error,
        };
        return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
    }

    private static string Complaint(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var commands = string.Join(", ", command.Subcommands.Select(child => child.Name));
        return (command.Subcommands.Count, parsed.UnmatchedTokens) switch
        {
            (0, [['-', _, ..] unknown, ..]) => $"There is no option '{unknown}'",
            (0, [var unknown, ..]) when command.Options.Any(option => option.Name == PoolOption.Name) =>
                $"'{PathOf(command)}' takes no '{unknown}'; a pool's file stands behind {PoolOption.Name}",
            (0, _) => parsed.Errors[0].Message.TrimEnd('.'),
            (_, [var unknown, ..]) => $"'{PathOf(command)}' has no command '{unknown}'; it has {commands}",
            _ => $"'{PathOf(command)}' needs a command: {commands}",
        };
    }

    private static RootCommand CreateRoot(CommandHost host)
    {
        var root = new RootCommand("lead a team of language models");
        root.Subcommands.Add(new AskCommand(host).Create());
        root.Subcommands.Add(Group(
            "bench",
            "measure conductors",
            new BenchPocketCommand(host).Create(),
            new BenchProblemsCommand(host).Create(),
            new BenchPoolsCommand(host).Create(),
            new BenchRoundsCommand(host).Create(),
            new BenchAblationsCommand(host).Create()));
        root.Subcommands.Add(new TrainCommand(host).Create());
        root.Subcommands.Add(Group(
            "pool",
            "attach, check and measure workers",
            new PoolInitCommand(host).Create(),
            new PoolCheckCommand(host).Create(),
            new PoolProfileCommand(host).Create(),
            new PoolListCommand(host).Create()));
        root.Subcommands.Add(new SandboxCommand(host).Create());
        root.Subcommands.Add(Group(
            "cache",
            "look at kept answers",
            new CacheStatCommand(host).Create(),
            new CacheClearCommand(host).Create()));
        root.Subcommands.Add(Group("runs", "look at records of runs", new RunsShowCommand(host).Create()));
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = "Show this page.";
        help.Action = new ManualAction(host.Terminal, Text);
        root.Options.OfType<VersionOption>().Single().Description = "Show the version.";
        return root;
    }

    private static DocumentedCommand Group(string name, string summary, params Command[] children)
    {
        var synopsis = children.Select(child => $"podium {name} {child.Name} ...").ToArray();
        var group = new DocumentedCommand(
            name, summary, new Manual(synopsis, [$"'podium {name} COMMAND --help' explains a command."]));
        foreach (var child in children)
        {
            group.Subcommands.Add(child);
        }

        return group;
    }

    internal static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : Name;
}
