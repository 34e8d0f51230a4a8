using Podium.Core.Budgets;

namespace Podium.Evaluation.Benchmarks;

/// <summary>The money of all runs, as one run sees it: knows whether it was refused some.</summary>
internal sealed class RefusalWatch(ISharedBudget inner) : ISharedBudget
{
    private volatile bool _hasRefused;

    public bool HasRefused => _hasRefused;

    /// <inheritdoc/>
    public async ValueTask<BudgetReservation?> ReserveAsync(
        decimal price, CancellationToken cancellationToken = default)
    {
        var reservation = await inner.ReserveAsync(price, cancellationToken).ConfigureAwait(false);
        _hasRefused |= reservation is null;
        return reservation;
    }
}
