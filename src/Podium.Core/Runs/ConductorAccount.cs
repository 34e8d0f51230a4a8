using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Resilience;
using Podium.Core.Workers;

namespace Podium.Core.Runs;

/// <summary>
/// Money for what a conductor does to write one workflow. What it can use at most is set aside before, where it can
/// tell; what it did use is booked after that, in any case.
/// </summary>
internal sealed class ConductorAccount : IDisposable
{
    private readonly TokenPrice _price;
    private readonly IReadOnlyList<BudgetReservation> _reservations;
    private bool _isClosed;

    private ConductorAccount(
        TokenPrice price, TokenUsage most, IReadOnlyList<BudgetReservation> reservations, CallHost host)
    {
        _price = price;
        Most = most;
        _reservations = reservations;
        Host = host;
    }

    /// <summary>What the conductor gives its clients.</summary>
    public CallHost Host { get; }

    /// <summary>
    /// Sets money aside for <paramref name="request"/>; <see langword="null"/> if it does not fit a budget.
    /// </summary>
    public static async ValueTask<ConductorAccount?> OpenAsync(
        IConductor conductor,
        ConductorRequest request,
        RunBudget budget,
        ISharedBudget? shared,
        TokenPrice? price,
        Action<FailedAttempt> onFailed,
        CancellationToken cancellationToken)
    {
        var most = price is not null && conductor is IBoundedConductor bounded ? bounded.Bound(request) : default;
        var worst = price?.Most(most) ?? 0;
        if (budget.TryReserve(worst) is not { } own)
        {
            return null;
        }

        List<BudgetReservation> reservations = [own];
        if (shared is not null && price is not null)
        {
            if (await shared.ReserveAsync(worst, cancellationToken).ConfigureAwait(false) is not { } other)
            {
                own.Settle(0);
                return null;
            }

            reservations.Add(other);
        }

        var paid = price ?? TokenPrice.Free;
        var host = new CallHost(reservations, onFailed) { CanTakeBack = request.Written is null, Price = paid };
        return new ConductorAccount(paid, most, reservations, host);
    }

    /// <summary>The most that the conductor can use.</summary>
    public TokenUsage Most { get; }

    /// <summary>
    /// Books what the clients booked; where they did not, what the conductor <paramref name="used"/>, and the most that
    /// it can have used where nobody knows.
    /// </summary>
    public Charge Close(TokenUsage? used)
    {
        var charge = Host.Ledger.IsUsed
            ? Host.Ledger.Sum()
            : Charge.Of(_price, used, Most, isCached: false);
        _isClosed = true;
        foreach (var reservation in _reservations)
        {
            reservation.Settle(charge.Price);
        }

        return charge;
    }

    /// <summary>Books what may have been used, if nothing was booked.</summary>
    public void Dispose()
    {
        if (!_isClosed)
        {
            Close(null);
        }
    }
}
