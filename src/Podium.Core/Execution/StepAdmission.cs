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
    private readonly decimal[] _bounds;
    private readonly bool[] _settled;
    private int _firstRefused = int.MaxValue;

    /// <summary>Starts with each step's worst case, zero for one that is not to be run.</summary>
    public StepAdmission(RunBudget budget, decimal[] bounds)
    {
        _budget = budget;
        _available = budget.Remaining;
        _bounds = bounds;
        _settled = new bool[bounds.Length];
    }

    public enum Decision
    {
        Admitted,
        Refused,
        Waiting,
    }

    /// <summary>Decides on a step whose worst case is now known exactly, and no more than was assumed.</summary>
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

        var sum = worst;
        var certain = true;
        for (var earlier = 0; earlier < step; earlier++)
        {
            sum += _bounds[earlier];
            certain &= _settled[earlier];
        }

        if (sum <= available)
        {
            _bounds[step] = worst;
            reservation = _budget.TryReserve(worst);
        }
        else if (!certain)
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
        _bounds[step] = price;
        _settled[step] = true;
    }
}
