using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Pools;

namespace Podium.Cli.Caching;

/// <summary>The options that say which answer cache a command is about.</summary>
internal sealed class CacheOptions
{
    private readonly Option<string?> _cache =
        CacheOption.Create($"Use the cache in FILE. Default: {CacheOption.UsualPlace}.");

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
            ({ } named, null) => new CacheFile(CacheOption.FullPath(named), MustExist: true),
            (null, { } pool) => new CacheFile(PathIn(pool), MustExist: false),
            _ => new CacheFile(CacheOption.UsualPath(host), MustExist: false),
        };

    private static string PathIn(string pool) => PoolOption.Read(pool).CachePath
        ?? throw new UsageException($"The pool '{pool}' keeps no answers, for it names no 'cache'.");
}
