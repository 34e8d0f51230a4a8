using Podium.Cli.CommandLine;
using Podium.Providers.Caching;

namespace Podium.Cli.Caching;

/// <summary>The file of an answer cache that a command is about.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="MustExist">Whether it was named itself, so that there is a mistake if it is not there.</param>
internal sealed record CacheFile(string Path, bool MustExist)
{
    /// <summary>
    /// What <paramref name="use"/> makes of the cache; <paramref name="otherwise"/> if nothing was kept yet, and no
    /// file is made for that.
    /// </summary>
    /// <exception cref="UsageException">The named file is not there, or it cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">It is something else, damaged, or of another version.</exception>
    public T Use<T>(TimeProvider clock, Func<AnswerCache, T> use, T otherwise)
    {
        if (!File.Exists(Path))
        {
            return Directory.Exists(Path) ? throw new UsageException($"'{Path}' is a folder; name a file.")
                : MustExist ? throw new UsageException($"There is no file '{Path}'.")
                : otherwise;
        }

        try
        {
            using var cache = AnswerCache.Open(Path, clock);
            return use(cache);
        }
        catch (IOException error) when (error is not FileNotFoundException)
        {
            throw new UsageException(error.Message);
        }
    }
}
