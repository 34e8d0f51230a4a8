using System.CommandLine;

namespace Podium.Cli.CommandLine;

/// <summary>A command with its manual page.</summary>
internal sealed class DocumentedCommand(string name, string summary, Manual manual) : Command(name, summary)
{
    public Manual Manual { get; } = manual;
}
