using System.CommandLine;
using System.CommandLine.Invocation;
using Podium.Cli.Terminals;

namespace Podium.Cli.CommandLine;

/// <summary>Answers <c>--help</c> with the manual page of the command it stands behind.</summary>
internal sealed class ManualAction(Terminal terminal, Manual ofProgram) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var manual = (command as DocumentedCommand)?.Manual ?? ofProgram;
        new ManualWriter(terminal).Write(command, manual);
        return ExitCodes.Answered;
    }
}
