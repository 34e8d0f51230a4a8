using Podium.Configuration;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Providers.Pools.Documents;
using Podium.Providers.Vendors;

namespace Podium.Providers.Pools;

/// <summary>One model of a pool by itself. Disposing it closes its connections.</summary>
public sealed class ServiceModel : IDisposable
{
    private readonly PoolResources _resources;

    private ServiceModel(PoolResources resources, ResilientWorker worker, string settings, TimeProvider clock)
    {
        _resources = resources;
        Worker = worker.Worker;
        Settings = settings;
        PatientWorker = ResilientPool.Create([worker], clock: clock).Workers[0];
    }

    /// <summary>The model; one call is one request.</summary>
    public Worker Worker { get; }

    /// <summary>
    /// The model as its pool calls it: within its limits, again when it fails, but with nobody to stand in for it and
    /// without a second call when it is slow.
    /// </summary>
    public Worker PatientWorker { get; }

    /// <summary>
    /// What its answers depend on beside service and model, as text that differs where they may differ.
    /// </summary>
    public string Settings { get; }

    /// <summary>Makes the client of one entry; it is not called.</summary>
    /// <exception cref="InvalidDataException">Its key or its price is missing; the message says what to do.</exception>
    public static ServiceModel Open(PoolFile file, string name, ModelEntry entry, PoolSurroundings surroundings)
    {
        var resources = PoolResources.OpenConnections(file);
        try
        {
            var factory = new ModelFactory(file, surroundings, file.Prices, resources.Handler, null);
            var alone = factory.CreateAlone(name, entry, []);
            var settings = ModelFactory.SettingsOf(entry, VendorCatalog.Find(entry.Service));
            return new ServiceModel(resources, alone, $"{entry.Endpoint} {settings}", surroundings.Clock);
        }
        catch (Exception error)
        {
            resources.Dispose();
            throw error is ConfigurationException wrong ? file.Name(wrong) : error;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _resources.Dispose();
}
