using Podium.Configuration;
using Podium.Core.Workers;
using Podium.Providers.Http;
using Podium.Providers.Pools.Documents;

namespace Podium.Providers.Pools;

/// <summary>One model of a pool by itself: one call is one request. Disposing it closes its connections.</summary>
public sealed class ServiceModel : IDisposable
{
    private readonly HttpMessageHandler _handler;

    private ServiceModel(HttpMessageHandler handler, Worker worker)
    {
        _handler = handler;
        Worker = worker;
    }

    /// <summary>The model.</summary>
    public Worker Worker { get; }

    /// <summary>Makes the client of one entry; it is not called.</summary>
    /// <exception cref="InvalidDataException">Its key or its price is missing; the message says what to do.</exception>
    public static ServiceModel Open(PoolFile file, string name, ModelEntry entry, PoolSurroundings surroundings)
    {
        var handler = ServiceHandlers.Create(ServicePool.OptionsOf(file.Document.Network));
        try
        {
            var factory = new ModelFactory(file, surroundings, ServicePool.PricesOf(file), handler);
            return new ServiceModel(handler, factory.Create(name, entry, []));
        }
        catch (Exception error)
        {
            handler.Dispose();
            throw error is ConfigurationException wrong
                ? new InvalidDataException($"{file.Path}, line {wrong.Line}: {wrong.Message}", wrong)
                : error;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handler.Dispose();
}
