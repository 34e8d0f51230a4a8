namespace Podium.Core.Budgets;

/// <summary>Money set aside for one call.</summary>
public sealed class BudgetReservation
{
    private readonly IBudgetBook _book;
    private readonly Lock _gate = new();
    private bool _isSettled;

    /// <summary>Makes one.</summary>
    /// <param name="book">Where the money was set aside.</param>
    /// <param name="price">How much.</param>
    public BudgetReservation(IBudgetBook book, decimal price)
    {
        _book = book;
        Price = price;
    }

    /// <summary>The most that the call can cost.</summary>
    public decimal Price { get; private set; }

    /// <summary>
    /// Sets more aside, up to <paramref name="price"/> in all; false, and no more, if it does not fit.
    /// </summary>
    internal bool TryRaise(decimal price)
    {
        lock (_gate)
        {
            if (price > Price && (_isSettled || !_book.TryRaise(price - Price)))
            {
                return false;
            }

            Price = Math.Max(Price, price);
            return !_isSettled;
        }
    }

    /// <summary>
    /// Books what the call did cost and frees the rest. A cost above <see cref="Price"/> is booked as it is: the money
    /// is gone, and the budget's later calls have that much less.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    /// <exception cref="InvalidOperationException">The reservation was settled before.</exception>
    public void Settle(decimal actual)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(actual);
        lock (_gate)
        {
            if (_isSettled)
            {
                throw new InvalidOperationException("A reservation is settled once.");
            }

            _isSettled = true;
            _book.Settle(Price, actual);
        }
    }
}
