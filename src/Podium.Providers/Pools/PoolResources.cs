using Podium.Providers.Budgets;
using Podium.Providers.Caching;
using Podium.Providers.Http;
using Podium.Providers.Pools.Documents;

namespace Podium.Providers.Pools;

/// <summary>What is open while a pool is: its connections, and the files that it keeps.</summary>
internal sealed class PoolResources : IDisposable
{
    private PoolResources(HttpMessageHandler handler) => Handler = handler;

    public HttpMessageHandler Handler { get; }

    /// <summary>Answers that were given before; <see langword="null"/> if none are kept.</summary>
    public AnswerCache? Cache { get; private set; }

    /// <summary>What may be spent per day; <see langword="null"/> for no limit.</summary>
    public DailyBudget? Budget { get; private set; }

    /// <summary>Connections for single calls, which are made in any case.</summary>
    public static PoolResources OpenConnections(PoolFile file) =>
        new(ServiceHandlers.Create(OptionsOf(file.Document.Network)));

    /// <summary>Connections and files.</summary>
    /// <exception cref="InvalidDataException">A file cannot be used.</exception>
    public static PoolResources Open(PoolFile file, TimeProvider clock)
    {
        var resources = OpenConnections(file);
        try
        {
            resources.Cache = file.CachePath is { } cache ? AnswerCache.Open(cache, clock) : null;
            resources.Budget = file.OpenDailyBudget(clock);
            return resources;
        }
        catch (Exception error)
        {
            resources.Dispose();
            throw error is IOException ? new InvalidDataException(error.Message, error) : error;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Budget?.Dispose();
        Cache?.Dispose();
        Handler.Dispose();
    }

    private static ConnectionOptions OptionsOf(NetworkEntry network) => new()
    {
        AllowLinkLocal = network.AllowLinkLocal,
        UseProxy = network.UseProxy,
        ConnectTimeout = network.ConnectTimeout,
    };
}
