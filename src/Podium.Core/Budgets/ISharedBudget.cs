namespace Podium.Core.Budgets;

/// <summary>Money that many runs spend from. Safe for concurrent use.</summary>
public interface ISharedBudget
{
    /// <summary>
    /// Sets <paramref name="price"/> aside for a call; <see langword="null"/> if it does not fit. Where it does not fit
    /// only for what other calls have set aside, this waits until they have settled, so that no call is refused that
    /// fits in the end.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    ValueTask<BudgetReservation?> ReserveAsync(decimal price, CancellationToken cancellationToken = default);
}
