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
        params string[] arguments) => OfAsync(
            host => host with { OpenOrchestra = open, Terminal = change(host.Terminal) }, cancellationToken, arguments);

    /// <summary>Runs a command line that sees these environment variables.</summary>
    public static Task<CommandRun> OfAsync(Func<string, string?> environment, params string[] arguments) => OfAsync(
        host => host with { Environment = environment }, TestContext.Current.CancellationToken, arguments);

    /// <summary>Runs a command line in other surroundings.</summary>
    public static async Task<CommandRun> OfAsync(
        Func<CommandHost, CommandHost> change, CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(TextReader.Null, output, error) { Width = 100 };
        var host = change(new CommandHost(terminal, _ => ScriptedOrchestra.Create(), new ManualClock()));
        var exitCode = await PodiumApplication.RunAsync(arguments, host, cancellationToken);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
