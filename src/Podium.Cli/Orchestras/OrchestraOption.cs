using System.CommandLine;
using Podium.Cli.CommandLine;

namespace Podium.Cli.Orchestras;

/// <summary>The option that says whose weights are used.</summary>
internal static class OrchestraOption
{
    private const string Name = "--orchestra";

    /// <summary>The option, for one command.</summary>
    /// <param name="beside">A further sentence, with a space before it.</param>
    public static Option<string?> Create(string beside = "") => new(Name)
    {
        HelpName = "FOLDER",
        Description = "Use the workers and conductors in FOLDER, as 'podium train' leaves them in its output's folder "
            + "'orchestra'. Default: those that are shipped." + beside,
    };

    /// <summary>Opens what the option names.</summary>
    /// <exception cref="UsageException">It names nothing.</exception>
    /// <exception cref="InvalidDataException">It names no orchestra, or a damaged one.</exception>
    public static Orchestra Open(CommandHost host, string? folder) =>
        string.IsNullOrWhiteSpace(folder) && folder is not null
            ? throw new UsageException($"{Name} takes the name of a folder.")
            : host.OpenOrchestra(folder);

    /// <summary>The words of a command line that name <paramref name="folder"/>, with a space before them.</summary>
    public static string Spell(string? folder) => folder is null ? "" : $" {Name} {OptionValues.Quote(folder)}";
}
