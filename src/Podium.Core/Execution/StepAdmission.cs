using Podium.Core.Budgets;

namespace Podium.Core.Execution;

/// <summary>
/// Decides which calls fit into the budget, so that the decision does not depend on who is done first: a call fits if
/// what all steps before it cost in the end, plus its own worst case, is within what was left when the workflow
/// began. Where that is certain early, the call is made at once; where it is not, it waits for the steps before it.
/// After a call that did not fit, no later step is called. Used by one thread at a time.
/// </summary>
internal sealed class StepAdmission
{
    private readonly RunBudget _budget;
    private readonly decimal? _available;
    private readonly PriceSums _bounds;
    private readonly bool[] _settled;
    private int _firstOpen;
    private int _firstRefused = int.MaxValue;

    /// <summary>Starts with each step's worst case, zero for one that is not to be run.</summary>
    public StepAdmission(RunBudget budget, IReadOnlyList<decimal> bounds)
    {
        _budget = budget;
        _available = budget.Remaining;
        _bounds = new PriceSums(bounds);
        _settled = new bool[bounds.Count];
    }

    public enum Decision
    {
        Admitted,
        Refused,
        Waiting,
    }

    /// <summary>
    /// Decides on a step whose worst case is now known exactly, and no more than was assumed. While a step waits, so
    /// does every later one, for the sum of that one holds this one's.
    /// </summary>
    public Decision Decide(int step, decimal worst, out BudgetReservation? reservation)
    {
        reservation = null;
        if (_available is not { } available)
        {
            reservation = _budget.TryReserve(worst);
            return Decision.Admitted;
        }

        if (step > _firstRefused)
        {
            return Decision.Refused;
        }

        if (_bounds.OfFirst(step) + worst <= available)
        {
            _bounds.Set(step, worst);
            reservation = _budget.TryReserve(worst);
        }
        else if (_firstOpen < step)
        {
            return Decision.Waiting;
        }

        if (reservation is not null)
        {
            return Decision.Admitted;
        }

        _firstRefused = Math.Min(_firstRefused, step);
        return Decision.Refused;
    }

    /// <summary>Notes what a step did cost; zero if it was not called.</summary>
    public void Settle(int step, decimal price)
    {
        if (_available is null)
        {
            return;
        }

        _bounds.Set(step, price);
        _settled[step] = true;
        while (_firstOpen < _settled.Length && _settled[_firstOpen])
        {
            _firstOpen++;
        }
    }
}
