using Podium.Pocket.Training;
using Podium.Providers.Pools;

namespace Podium.Cli.Training.Workers;

/// <summary>The workers that a recipe's <c>pool</c> names.</summary>
internal abstract record NamedPool
{
    private NamedPool()
    {
    }

    /// <summary>Opens it; a relative path is one of the working directory, as for every option.</summary>
    /// <exception cref="InvalidDataException">There is none, or it cannot be read.</exception>
    public static NamedPool Open(string pool) => IsFile(pool)
        ? new OfServices(PoolFile.Read(pool))
        : new OfOrchestra(PoolFolder.Open(pool));

    /// <summary>Whether it is the file of a pool of real models.</summary>
    public static bool IsFile(string pool) => pool != PoolFolder.Shipped && File.Exists(pool);

    /// <summary>The models of an orchestra.</summary>
    public sealed record OfOrchestra(OrchestraReader Reader) : NamedPool;

    /// <summary>Real models, as a pool's file describes them.</summary>
    public sealed record OfServices(PoolFile File) : NamedPool;
}
