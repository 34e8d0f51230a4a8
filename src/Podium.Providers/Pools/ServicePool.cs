using Podium.Configuration;
using Podium.Core.Conductors;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Providers.Budgets;
using Podium.Providers.Caching;

namespace Podium.Providers.Pools;

/// <summary>
/// A pool of real models that a file describes, ready to be led. Disposing it closes its connections.
/// </summary>
public sealed class ServicePool : IDisposable
{
    private readonly PoolResources _resources;

    private ServicePool(PoolResources resources, WorkerPool pool, PoolConductor conductor)
    {
        _resources = resources;
        Pool = pool;
        Conductor = conductor.Conductor;
        ConductorName = conductor.Name;
        ConductorPrice = conductor.Price;
    }

    /// <summary>The workers; each is called again when it fails, and has others to stand in.</summary>
    public WorkerPool Pool { get; }

    /// <summary>The conductor.</summary>
    public IConductor Conductor { get; }

    /// <summary>What records call the conductor.</summary>
    public string ConductorName { get; }

    /// <summary>Price of the conductor's own tokens; <see langword="null"/> if it uses none.</summary>
    public TokenPrice? ConductorPrice { get; }

    /// <summary>What all runs with this pool may spend on a day; <see langword="null"/> for no limit.</summary>
    public DailyBudget? DailyBudget => _resources.Budget;

    /// <summary>Answers that were given before; <see langword="null"/> if none are kept.</summary>
    public AnswerCache? Cache => _resources.Cache;

    /// <summary>Makes clients for all models of a pool; none is called.</summary>
    /// <exception cref="InvalidDataException">
    /// A key, a price or a file is missing; the message names the place in the pool's file.
    /// </exception>
    public static ServicePool Open(PoolFile file, PoolSurroundings surroundings)
    {
        var resources = PoolResources.Open(file, surroundings.Clock);
        try
        {
            return Open(file, surroundings, resources);
        }
        catch (Exception error)
        {
            resources.Dispose();
            throw error is ConfigurationException wrong ? file.Name(wrong) : error;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _resources.Dispose();

    private static ServicePool Open(PoolFile file, PoolSurroundings surroundings, PoolResources resources)
    {
        var factory = new ModelFactory(file, surroundings, file.Prices, resources.Handler, resources.Cache);
        var cards = MeasuredCards.Of(file);
        var workers = file.Document.Workers
            .Select(entry =>
                factory.CreateResilient(entry.Key, entry.Value, cards.SkillsOf(entry.Key, entry.Value)))
            .ToList();
        var pool = ResilientPool.Create(workers, file.Document.Question, surroundings.Clock);
        var conductor = new PoolConductors(file, surroundings, factory, pool).Create();
        return new ServicePool(resources, pool, conductor);
    }
}
