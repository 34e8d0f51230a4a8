using Podium.Core.Budgets;

namespace Podium.Core.Resilience;

/// <summary>
/// What the calls cost that a client makes for one call of a run: each with the most that it can cost while it lasts,
/// and with what it did cost after that. Safe for concurrent use.
/// </summary>
internal sealed class CallLedger
{
    private readonly Lock _gate = new();
    private List<Charge>? _charges;

    /// <summary>Whether a client has made calls that it books here.</summary>
    public bool IsUsed => Count > 0;

    /// <summary>Number of calls.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _charges?.Count ?? 0;
            }
        }
    }

    /// <summary>Books a call that begins, or one that has ended already, and returns its number.</summary>
    public int Open(Charge charge)
    {
        lock (_gate)
        {
            (_charges ??= []).Add(charge);
            return _charges.Count - 1;
        }
    }

    /// <summary>Books what a call did cost.</summary>
    public void Close(int number, Charge charge)
    {
        lock (_gate)
        {
            _charges![number] = charge;
        }
    }

    /// <summary>What is booked for a call at the moment.</summary>
    public Charge Of(int number)
    {
        lock (_gate)
        {
            return _charges![number];
        }
    }

    /// <summary>Changes the most that a call can cost while it lasts; returns what that was before.</summary>
    public decimal Reprice(int number, decimal price)
    {
        lock (_gate)
        {
            var before = _charges![number];
            _charges[number] = before with { Price = price };
            return before.Price;
        }
    }

    /// <summary>The calls from the number <paramref name="first"/> on together.</summary>
    public Charge Sum(int first = 0)
    {
        lock (_gate)
        {
            return Charge.Sum((_charges ?? []).Skip(first));
        }
    }
}
