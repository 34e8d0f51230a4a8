using Podium.Configuration;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Providers.Budgets;

namespace Podium.Providers.Pools;

/// <summary>
/// The workers of a pool without its conductor, for whoever judges them by their answers: each is called again when it
/// fails, but nobody stands in for it and no second call is made beside one that is slow. Disposing them closes their
/// connections.
/// </summary>
public sealed class ServiceWorkers : IDisposable
{
    private readonly PoolResources _resources;

    private ServiceWorkers(PoolResources resources, WorkerPool pool)
    {
        _resources = resources;
        Pool = pool;
    }

    /// <summary>The workers, in the order of the pool's file.</summary>
    public WorkerPool Pool { get; }

    /// <summary>What may be spent on a day with this pool; <see langword="null"/> for no limit.</summary>
    public DailyBudget? DailyBudget => _resources.Budget;

    /// <summary>Makes clients for all workers of a pool; none is called.</summary>
    /// <exception cref="InvalidDataException">
    /// A key, a price or a file is missing; the message names the place in the pool's file.
    /// </exception>
    public static ServiceWorkers Open(PoolFile file, PoolSurroundings surroundings)
    {
        var resources = PoolResources.Open(file, surroundings.Clock);
        try
        {
            var factory = new ModelFactory(file, surroundings, file.Prices, resources.Handler, resources.Cache);
            var cards = MeasuredCards.Of(file);
            var workers = file.Document.Workers.Select(entry =>
                factory.CreateAlone(entry.Key, entry.Value, cards.SkillsOf(entry.Key, entry.Value)));
            return new ServiceWorkers(
                resources, ResilientPool.Create([.. workers], file.Document.Question, surroundings.Clock));
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
