using Podium.Core.Budgets;

namespace Podium.Core.Resilience;

/// <summary>
/// What the calls cost that a client makes for one call of a run: each with the most that it can cost while it lasts,
/// and with what it did cost after that. Safe for concurrent use.
/// </summary>
internal sealed class CallLedger
{
    private readonly Lock _gate = new();
    private List<Entry>? _entries;

    /// <summary>Whether a client has made calls that it books here.</summary>
    public bool IsUsed => Count > 0;

    /// <summary>Number of calls.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries?.Count ?? 0;
            }
        }
    }

    /// <summary>Books a call that begins, and returns its number.</summary>
    public int Open(TokenUsage most, decimal price)
    {
        lock (_gate)
        {
            (_entries ??= []).Add(new Entry(most, IsReported: false, price));
            return _entries.Count - 1;
        }
    }

    /// <summary>Books what a call did cost.</summary>
    public void Close(int number, TokenUsage usage, bool isReported, decimal price)
    {
        lock (_gate)
        {
            _entries![number] = new Entry(usage, isReported, price);
        }
    }

    /// <summary>Changes the most that a call can cost while it lasts; returns what that was before.</summary>
    public decimal Reprice(int number, decimal price)
    {
        lock (_gate)
        {
            var before = _entries![number];
            _entries[number] = before with { Price = price };
            return before.Price;
        }
    }

    /// <summary>Books a call that has ended.</summary>
    public void Book(TokenUsage usage, bool isReported, decimal price) =>
        Close(Open(usage, price), usage, isReported, price);

    /// <summary>The calls from the number <paramref name="first"/> on together.</summary>
    public (TokenUsage Usage, bool IsReported, decimal Price) Sum(int first = 0)
    {
        lock (_gate)
        {
            var calls = (_entries ?? []).Skip(first);
            return (
                calls.Aggregate(default(TokenUsage), (sum, entry) => sum + entry.Usage),
                calls.All(entry => entry.IsReported),
                calls.Sum(entry => entry.Price));
        }
    }

    private readonly record struct Entry(TokenUsage Usage, bool IsReported, decimal Price);
}
