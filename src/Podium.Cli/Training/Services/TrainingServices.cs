using Podium.Cli.Pools;
using Podium.Core.Budgets;
using Podium.Core.Workers;
using Podium.Providers.Pools;

namespace Podium.Cli.Training.Services;

/// <summary>
/// The real models that a training works with, and what it spends on them in all its sittings. They are opened when
/// they are first asked for, so that stages which need none need no key. Disposing closes their connections.
/// </summary>
internal sealed class TrainingServices : IDisposable
{
    private readonly Lazy<ServiceWorkers> _workers;
    private readonly Lazy<CommandBudget> _budget;
    private readonly SpendingFile _spending;
    private readonly decimal _before;

    /// <summary>Makes them.</summary>
    /// <param name="file">The pool's file.</param>
    /// <param name="surroundings">What it refers to.</param>
    /// <param name="spending">What was spent before, and where it is kept what is spent.</param>
    /// <param name="maxPrice">Most that the training may cost, earlier sittings included.</param>
    /// <param name="mostInFlight">Most rollouts that run at the same time.</param>
    public TrainingServices(
        PoolFile file, PoolSurroundings surroundings, SpendingFile spending, decimal? maxPrice, int mostInFlight)
    {
        _spending = spending;
        _before = spending.Read();
        MostInFlight = mostInFlight;
        _workers = new Lazy<ServiceWorkers>(() => ServiceWorkers.Open(file, surroundings));
        _budget = new Lazy<CommandBudget>(() => new CommandBudget(
            _workers.Value.DailyBudget, maxPrice is { } most ? Math.Max(0, most - _before) : null));
    }

    /// <summary>The workers.</summary>
    /// <exception cref="InvalidDataException">A key, a price or a file is missing.</exception>
    public WorkerPool Pool => _workers.Value.Pool;

    /// <summary>Most rollouts that run at the same time.</summary>
    public int MostInFlight { get; }

    /// <summary>What calls are paid from: the training's money, within that of the pool's day.</summary>
    public ISharedBudget Budget => _budget.Value.Shared;

    /// <summary>What the training has spent in all its sittings.</summary>
    public decimal Spent => _before + (_budget.IsValueCreated ? _budget.Value.Spent : 0);

    /// <summary>Keeps what was spent until now.</summary>
    public void Book()
    {
        if (Spent != _before)
        {
            _spending.Write(Spent);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Book();
        if (_workers.IsValueCreated)
        {
            _workers.Value.Dispose();
        }
    }
}
