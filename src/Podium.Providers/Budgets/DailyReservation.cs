using Podium.Core.Budgets;

namespace Podium.Providers.Budgets;

/// <summary>The book of one call's money: it counts on the day on which the call was made.</summary>
internal sealed class DailyReservation(DailyBudget budget, long id, DateOnly day) : IBudgetBook
{
    /// <inheritdoc/>
    public bool TryRaise(decimal price) => budget.TryRaise(id, day, price);

    /// <inheritdoc/>
    public void Settle(decimal reserved, decimal actual) => budget.Settle(id, day, reserved, actual);
}
