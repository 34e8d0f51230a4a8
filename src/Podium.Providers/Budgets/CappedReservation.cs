using Podium.Core.Budgets;

namespace Podium.Providers.Budgets;

/// <summary>The book of one call whose money is set aside twice: of the day's, and of a cap.</summary>
internal sealed class CappedReservation(DailyReservation daily, SharedBudget cap) : IBudgetBook
{
    /// <inheritdoc/>
    public bool TryRaise(decimal price)
    {
        if (!cap.TryRaise(price))
        {
            return false;
        }

        var isRaised = false;
        try
        {
            isRaised = daily.TryRaise(price);
        }
        finally
        {
            if (!isRaised)
            {
                cap.Settle(price, 0);
            }
        }

        return isRaised;
    }

    /// <inheritdoc/>
    public void Settle(decimal reserved, decimal actual)
    {
        cap.Settle(reserved, actual);
        daily.Settle(reserved, actual);
    }
}
