using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Providers.Caching;

namespace Podium.Cli.Caching;

/// <summary>The option that names the file of an answer cache.</summary>
internal static class CacheOption
{
    private const string Name = "--cache";

    /// <summary>The option, for one command.</summary>
    public static Option<string?> Create() => new(Name)
    {
        HelpName = "FILE",
        Description = "Use the cache in FILE. Default: 'podium/answers.db' in the folder for caches, which is "
            + "$XDG_CACHE_HOME, else '.cache' in the home folder, on Windows the folder of local application data.",
    };

    /// <summary>Full path of the file that the option names, or of the usual one.</summary>
    /// <exception cref="UsageException">It names nothing, or there is no place for the usual one.</exception>
    public static string PathOf(CommandHost host, string? named)
    {
        try
        {
            return named is null ? Path.Combine(FolderOf(host), "podium", "answers.db") : Path.GetFullPath(named);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"{Name} takes the name of a file.");
        }
    }

    /// <summary>
    /// What <paramref name="use"/> makes of the cache; <paramref name="otherwise"/> if none is named and the usual file
    /// is not there, which is not made for that.
    /// </summary>
    /// <exception cref="UsageException">The named file is not there, or it cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">It is something else, damaged, or of another version.</exception>
    public static T Use<T>(CommandHost host, string? named, Func<AnswerCache, T> use, T otherwise)
    {
        var path = PathOf(host, named);
        if (!File.Exists(path))
        {
            return Directory.Exists(path) ? throw new UsageException($"'{path}' is a folder; name a file.")
                : named is not null ? throw new UsageException($"There is no file '{named}'.")
                : otherwise;
        }

        try
        {
            using var cache = AnswerCache.Open(path, host.Clock);
            return use(cache);
        }
        catch (IOException error) when (error is not FileNotFoundException)
        {
            throw new UsageException(error.Message);
        }
    }

    private static string FolderOf(CommandHost host)
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        }

        // The specification of these folders has a relative one ignored.
        return host.Environment("XDG_CACHE_HOME") is { } folder && Path.IsPathFullyQualified(folder) ? folder
            : host.Environment("HOME") is { Length: > 0 } home ? Path.GetFullPath(Path.Combine(home, ".cache"))
            : throw new UsageException($"There is no home folder to keep a cache in; name a file by {Name} FILE.");
    }
}
