namespace Podium.Core.Budgets;

/// <summary>
/// Money that a run may spend. A call first reserves the most it can cost and then settles to what it did cost; a
/// call that does not fit is not made. Safe for concurrent use: at no moment do spent and reserved money together
/// exceed the limit, as long as no call costs more than it reserved.
/// </summary>
public sealed class RunBudget : IBudgetBook
{
    private readonly Lock _gate = new();
    private decimal _spent;
    private decimal _reserved;

    /// <summary>Makes a budget.</summary>
    /// <param name="limit">Most that may be spent, in the pool's currency; <see langword="null"/> for no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public RunBudget(decimal? limit)
    {
        if (limit < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "A budget cannot be negative.");
        }

        Limit = limit;
    }

    /// <summary>Most that may be spent; <see langword="null"/> for no limit.</summary>
    public decimal? Limit { get; }

    /// <summary>What settled calls have cost.</summary>
    public decimal Spent
    {
        get
        {
            lock (_gate)
            {
                return _spent;
            }
        }
    }

    /// <summary>What calls now in flight may cost at most.</summary>
    public decimal Reserved
    {
        get
        {
            lock (_gate)
            {
                return _reserved;
            }
        }
    }

    /// <summary>What is neither spent nor reserved, never negative; <see langword="null"/> for no limit.</summary>
    public decimal? Remaining
    {
        get
        {
            lock (_gate)
            {
                return Limit is { } limit ? Math.Max(0, limit - _spent - _reserved) : null;
            }
        }
    }

    /// <summary>Sets <paramref name="price"/> aside for a call; <see langword="null"/> if it does not fit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public BudgetReservation? TryReserve(decimal price)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(price);
        return TryRaise(price) ? new BudgetReservation(this, price) : null;
    }

    /// <inheritdoc/>
    public bool TryRaise(decimal price)
    {
        lock (_gate)
        {
            if (Limit is { } limit && _spent + _reserved + price > limit)
            {
                return false;
            }

            _reserved += price;
            return true;
        }
    }

    /// <inheritdoc/>
    public void Settle(decimal reserved, decimal actual)
    {
        lock (_gate)
        {
            _reserved -= reserved;
            _spent += actual;
        }
    }
}
