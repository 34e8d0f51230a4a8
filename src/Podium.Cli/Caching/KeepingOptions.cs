using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Providers.Pools;

namespace Podium.Cli.Caching;

/// <summary>The options that say where a command that makes calls keeps their answers, which it does unasked.</summary>
internal sealed class KeepingOptions
{
    private readonly Option<string?> _cache = CacheOption.Create(
        "Keep answers in FILE, and make no call that is answered there. Default: what the pool names as its 'cache', "
        + $"else {CacheOption.UsualPlace}.");

    private readonly Option<bool> _none = new("--no-cache")
    {
        Description = "Make every call, and keep no answer: the command cannot go on where it was stopped.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_cache);
        command.Options.Add(_none);
    }

    /// <summary>The pool, whose answers are kept where the options say.</summary>
    /// <exception cref="UsageException">
    /// They contradict each other or name nothing, or there is no place for the usual file.
    /// </exception>
    public PoolFile Apply(ParseResult parsed, CommandHost host, PoolFile pool) =>
        (parsed.GetValue(_cache), parsed.GetValue(_none)) switch
        {
            ({ }, true) => throw new UsageException($"Give {_cache.Name} or {_none.Name}, not both."),
            (_, true) => pool.WithCache(null),
            ({ } named, _) => pool.WithCache(CacheOption.FullPath(named)),
            _ when pool.CachePath is not null => pool,
            _ => pool.WithCache(CacheOption.UsualPath(host)),
        };

    /// <summary>The options as they were given, with a space before each.</summary>
    public string Spell(ParseResult parsed) => parsed.GetValue(_none) ? $" {_none.Name}"
        : parsed.GetValue(_cache) is { } named ? $" {_cache.Name} {OptionValues.Quote(named)}"
        : "";
}
