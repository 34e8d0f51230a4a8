using Podium.Core.Budgets;

namespace Podium.Providers.Budgets;

/// <summary>
/// A day's money of which one command may spend only so much. What waits for the day's money holds its share of the
/// cap meanwhile, and nothing that has the day's money waits for the cap, so the two never wait for each other.
/// </summary>
internal sealed class CappedDailyBudget(DailyBudget daily, SharedBudget cap) : ISharedBudget
{
    /// <inheritdoc/>
    public async ValueTask<BudgetReservation?> ReserveAsync(
        decimal price, CancellationToken cancellationToken = default)
    {
        if (await cap.ReserveAsync(price, cancellationToken).ConfigureAwait(false) is not { } share)
        {
            return null;
        }

        DailyReservation? reservation = null;
        try
        {
            reservation = await daily.ReserveBookAsync(price, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (reservation is null)
            {
                share.Settle(0);
            }
        }

        return reservation is null ? null : new BudgetReservation(new CappedReservation(reservation, cap), price);
    }
}
