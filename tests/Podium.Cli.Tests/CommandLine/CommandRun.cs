using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Cli.Terminals;
using Podium.Cli.Tests.Orchestras;
using Podium.Testing;

namespace Podium.Cli.Tests.CommandLine;

/// <summary>What one command line came to.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its error output.</param>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command line with the scripted orchestra.</summary>
    public static Task<CommandRun> OfAsync(params string[] arguments) =>
        OfAsync(ScriptedOrchestra.Create(), arguments);

    /// <summary>Runs a command line with an orchestra.</summary>
    public static Task<CommandRun> OfAsync(Orchestra orchestra, params string[] arguments) =>
        OfAsync(() => orchestra, terminal => terminal, TestContext.Current.CancellationToken, arguments);

    /// <summary>Runs a command line.</summary>
    public static Task<CommandRun> OfAsync(
        Func<Orchestra> open,
        Func<Terminal, Terminal> change,
        CancellationToken cancellationToken,
        params string[] arguments) => OfAsync(_ => open(), change, cancellationToken, arguments);

    /// <summary>Runs a command line that opens the orchestra which <c>--orchestra</c> names.</summary>
    public static Task<CommandRun> OfAsync(
        Func<string?, Orchestra> open,
        Func<Terminal, Terminal> change,
        CancellationToken cancellationToken,
        params string[] arguments) =>
        OfAsync(terminal => new CommandHost(change(terminal), open, new ManualClock()), cancellationToken, arguments);

    /// <summary>Runs a command line that sees these environment variables, and needs no orchestra.</summary>
    public static Task<CommandRun> OfAsync(Func<string, string?> environment, params string[] arguments) => OfAsync(
        terminal => new CommandHost(terminal, _ => ScriptedOrchestra.Create(), new ManualClock())
        {
            Environment = environment,
        },
        TestContext.Current.CancellationToken,
        arguments);

    private static async Task<CommandRun> OfAsync(
        Func<Terminal, CommandHost> makeHost, CancellationToken cancellationToken, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = makeHost(new Terminal(TextReader.Null, output, error) { Width = 100 });
        var exitCode = await PodiumApplication.RunAsync(arguments, host, cancellationToken);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
