using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Pools;

namespace Podium.Cli.Caching;

/// <summary>The options that say which answer cache a command is about.</summary>
internal sealed class CacheOptions
{
    private readonly Option<string?> _cache = new("--cache")
    {
        HelpName = "FILE",
        Description = "Use the cache in FILE. Default: 'podium/answers.db' in the folder for caches, which is "
            + "$XDG_CACHE_HOME, else '.cache' in the home folder, on Windows the folder of local application data.",
    };

    private readonly Option<string?> _pool = new(PoolOption.Name)
    {
        HelpName = "FILE",
        Description = "Use the cache that the pool in FILE names as its 'cache'.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_cache);
        command.Options.Add(_pool);
    }

    /// <summary>The file that the options name, or the usual one.</summary>
    /// <exception cref="UsageException">
    /// They name nothing or two files, the pool keeps no answers, or there is no place for the usual file.
    /// </exception>
    /// <exception cref="InvalidDataException">There is no such pool, or something in it is wrong.</exception>
    public CacheFile Read(ParseResult parsed, CommandHost host) =>
        (parsed.GetValue(_cache), parsed.GetValue(_pool)) switch
        {
            ({ }, { }) => throw new UsageException($"Give {_cache.Name} or {_pool.Name}; both say which cache."),
            ({ } named, null) => new CacheFile(FullPath(named), MustExist: true),
            (null, { } pool) => new CacheFile(PathIn(pool), MustExist: false),
            _ => new CacheFile(Path.Combine(FolderOf(host), "podium", "answers.db"), MustExist: false),
        };

    private static string PathIn(string pool) => PoolOption.Read(pool).CachePath
        ?? throw new UsageException($"The pool '{pool}' keeps no answers, for it names no 'cache'.");

    private string FullPath(string named)
    {
        try
        {
            return Path.GetFullPath(named);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"{_cache.Name} takes the name of a file.");
        }
    }

    private string FolderOf(CommandHost host)
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        }

        // The specification of these folders has a relative one ignored.
        return host.Environment("XDG_CACHE_HOME") is { } folder && Path.IsPathFullyQualified(folder) ? folder
            : host.Environment("HOME") is { Length: > 0 } home ? Path.GetFullPath(Path.Combine(home, ".cache"))
            : throw new UsageException(
                $"There is no home folder to keep a cache in; name a file by {_cache.Name} FILE.");
    }
}
