using Podium.Cli.Orchestras;
using Podium.Cli.Terminals;

namespace Podium.Cli.CommandLine;

/// <summary>What every command works with.</summary>
/// <param name="Terminal">Where it reads and writes.</param>
/// <param name="OpenOrchestra">
/// Loads the workers and conductors in a folder, the shipped ones without it; called only by a command that needs them.
/// </param>
/// <param name="Clock">The clock behind timings.</param>
internal sealed record CommandHost(Terminal Terminal, Func<string?, Orchestra> OpenOrchestra, TimeProvider Clock)
{
    /// <summary>Looks an environment variable up; <see langword="null"/> if it is not set.</summary>
    /// <value>The process's.</value>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;
}
