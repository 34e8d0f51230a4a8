namespace Podium.Core.Budgets;

/// <summary>
/// Money that many runs of one process spend from. Calls that wait for others to settle come through in the order in
/// which they came, so that a dear one is not starved by cheap ones.
/// </summary>
public sealed class SharedBudget : ISharedBudget, IBudgetBook
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiting> _waiting = new();
    private decimal _spent;
    private decimal _reserved;

    /// <summary>Makes a budget.</summary>
    /// <param name="limit">Most that may be spent, in the pool's currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public SharedBudget(decimal limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        Limit = limit;
    }

    /// <summary>Most that may be spent.</summary>
    public decimal Limit { get; }

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

    /// <inheritdoc/>
    public async ValueTask<BudgetReservation?> ReserveAsync(
        decimal price, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(price);
        Waiting waiting;
        lock (_gate)
        {
            if (_waiting.Count == 0 && Decide(price) is { } isAdmitted)
            {
                return isAdmitted ? new BudgetReservation(this, price) : null;
            }

            waiting = new Waiting(price);
            _waiting.AddLast(waiting);
        }

        return await WaitAsync(waiting, cancellationToken).ConfigureAwait(false)
            ? new BudgetReservation(this, price)
            : null;
    }

    /// <inheritdoc/>
    public bool TryRaise(decimal price)
    {
        lock (_gate)
        {
            if (_spent + _reserved + price > Limit)
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
            Release();
        }
    }

    private async Task<bool> WaitAsync(Waiting waiting, CancellationToken cancellationToken)
    {
        using var cancelling = cancellationToken.UnsafeRegister(
            static (state, token) => ((Waiting)state!).Decided.TrySetCanceled(token), waiting);
        try
        {
            return await waiting.Decided.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_gate)
            {
                _waiting.Remove(waiting);
                Release();
            }

            throw;
        }
    }

    /// <summary>Sets the money aside, or refuses; neither while others may still give some back.</summary>
    private bool? Decide(decimal price)
    {
        if (_spent + price > Limit)
        {
            return false;
        }

        if (_spent + _reserved + price > Limit)
        {
            return null;
        }

        _reserved += price;
        return true;
    }

    private void Release()
    {
        while (_waiting.First is { Value: var first } && Decide(first.Price) is { } isAdmitted)
        {
            _waiting.RemoveFirst();
            if (!first.Decided.TrySetResult(isAdmitted) && isAdmitted)
            {
                _reserved -= first.Price;
            }
        }
    }

    /// <summary>A call that waits for others to settle.</summary>
    private sealed class Waiting(decimal price)
    {
        public decimal Price => price;

        public TaskCompletionSource<bool> Decided { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
