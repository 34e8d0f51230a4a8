using System.CommandLine;
using Podium.Cli.CommandLine;

namespace Podium.Cli.Caching;

/// <summary>The option that names the file of an answer cache, and the file that is meant without it.</summary>
internal static class CacheOption
{
    /// <summary>How the option is spelled.</summary>
    public const string Name = "--cache";

    /// <summary>Where the usual file is, for people.</summary>
    public const string UsualPlace = "'podium/answers.db' in the folder for caches, which is $XDG_CACHE_HOME, else "
        + "'.cache' in the home folder, on Windows the folder of local application data";

    /// <summary>The option, for one command.</summary>
    public static Option<string?> Create(string description) => new(Name)
    {
        HelpName = "FILE",
        Description = description,
    };

    /// <summary>Full path of the file that the option names.</summary>
    /// <exception cref="UsageException">It names nothing.</exception>
    public static string FullPath(string named)
    {
        try
        {
            return Path.GetFullPath(named);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"{Name} takes the name of a file.");
        }
    }

    /// <summary>Full path of the usual file.</summary>
    /// <exception cref="UsageException">There is no place for it.</exception>
    public static string UsualPath(CommandHost host) => Path.Combine(FolderOf(host), "podium", "answers.db");

    private static string FolderOf(CommandHost host)
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        }

        // The specification of these folders has a relative one ignored.
        return host.Environment("XDG_CACHE_HOME") is { } folder && Path.IsPathFullyQualified(folder) ? folder
            : host.Environment("HOME") is { Length: > 0 } home ? Path.GetFullPath(Path.Combine(home, ".cache"))
            : throw new UsageException(
                $"There is no home folder to keep a cache in; name a file by {Name} FILE.");
    }
}
