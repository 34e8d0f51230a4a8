using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Podium.Core.Budgets;
using Podium.Core.Randomness;
using Podium.Providers.Storage;

namespace Podium.Providers.Budgets;

/// <summary>
/// Money that all processes of this machine spend from that name the same file, so much per day by UTC. A call counts
/// on the day on which its money was set aside. What a process had set aside that ended before its calls settled counts
/// as spent, for nobody knows what their service billed; processes are told apart by number and start. Calls of one
/// budget that wait for others to settle come through in the order in which they came; between processes, whoever looks
/// first. The file must lie on a local disk. Where it cannot be read or written, no call is let through. A power cut
/// may undo what was booked in the moment before it.
/// </summary>
public sealed class DailyBudget : ISharedBudget, IDisposable
{
    private const int ShortestWaitMilliseconds = 50;
    private const int LongestWaitMilliseconds = 150;

    private readonly DatabaseFile _file;
    private readonly DailyLedger _ledger;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _line = new(1, 1);
    private readonly ConcurrentQueue<Action> _unbooked = new();
    private readonly Random _jitter;

    private DailyBudget(DatabaseFile file, decimal limit, TimeProvider time)
    {
        _file = file;
        _ledger = new DailyLedger(file);
        _time = time;
        _jitter = Seed.Generator(Environment.ProcessId, time.GetTimestamp());
        Limit = limit;
    }

    /// <summary>Most that may be spent per day; other processes may have other limits.</summary>
    public decimal Limit { get; }

    /// <summary>
    /// Calls of this process whose price could not be booked because the file was locked or the disk full. Their
    /// reservations stand until it can be, which is tried again with each use.
    /// </summary>
    public int UnbookedCalls => _unbooked.Count;

    /// <summary>Opens a budget; the file and its folder are made if there are none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">Most that may be spent per day, in the pool's currency.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    /// <exception cref="InvalidDataException">The file is something else, damaged, or of another version.</exception>
    /// <exception cref="IOException">The file cannot be made, read or written.</exception>
    public static DailyBudget Open(string path, decimal limit, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return new DailyBudget(DatabaseFile.Open(path, DailyLedger.Form), limit, time ?? TimeProvider.System);
    }

    /// <summary>What became of today's money so far, over all processes.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public DailyBudgetState ReadToday()
    {
        try
        {
            BookLate();
            return _ledger.Read(Today());
        }
        catch (SqliteException error)
        {
            throw _file.Failure(error);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public async ValueTask<BudgetReservation?> ReserveAsync(
        decimal price, CancellationToken cancellationToken = default) =>
        await ReserveBookAsync(price, cancellationToken).ConfigureAwait(false) is { } book
            ? new BudgetReservation(book, price)
            : null;

    /// <summary>This money, of which what spends from the result may spend only as much as the cap has.</summary>
    public ISharedBudget CappedBy(SharedBudget cap)
    {
        ArgumentNullException.ThrowIfNull(cap);
        return new CappedDailyBudget(this, cap);
    }

    /// <summary>Closes the file; calls in flight that were not settled count as spent once this process ends.</summary>
    public void Dispose()
    {
        TryBookLate();
        _file.Dispose();
        _line.Dispose();
    }

    /// <summary>As <see cref="ReserveAsync"/>, for a caller who keeps a further book of the call.</summary>
    internal async ValueTask<DailyReservation?> ReserveBookAsync(decimal price, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(price);
        await _line.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                var day = Today();
                if (TryReserve(day, price) is { } id)
                {
                    return id == 0 ? null : new DailyReservation(this, id, day);
                }

                var wait = _jitter.Next(ShortestWaitMilliseconds, LongestWaitMilliseconds);
                await Task.Delay(TimeSpan.FromMilliseconds(wait), _time, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _line.Release();
        }
    }

    internal bool TryRaise(long id, DateOnly day, decimal price)
    {
        try
        {
            BookLate();
            return _ledger.TryRaise(id, day, price, Limit);
        }
        catch (SqliteException error) when (DatabaseFile.IsBusy(error))
        {
            return false;
        }
        catch (SqliteException error)
        {
            throw _file.Failure(error);
        }
    }

    // The call was made and its answer is here: that it cannot be booked now is no reason to lose it.
    internal void Settle(long id, DateOnly day, decimal reserved, decimal actual)
    {
        _unbooked.Enqueue(() => _ledger.Settle(id, day, reserved, actual));
        TryBookLate();
    }

    /// <summary>The reservation's number, 0 if it does not fit; null if one has to wait, also for the file.</summary>
    private long? TryReserve(DateOnly day, decimal price)
    {
        try
        {
            BookLate();
            return _ledger.Reserve(day, price, Limit);
        }
        catch (SqliteException error) when (DatabaseFile.IsBusy(error))
        {
            return null;
        }
        catch (SqliteException error)
        {
            throw _file.Failure(error);
        }
    }

    private void TryBookLate()
    {
        try
        {
            BookLate();
        }
        catch (SqliteException)
        {
            // UnbookedCalls tells of it.
        }
    }

    private void BookLate()
    {
        while (_unbooked.TryDequeue(out var book))
        {
            try
            {
                book();
            }
            catch (SqliteException)
            {
                _unbooked.Enqueue(book);
                throw;
            }
        }
    }

    private DateOnly Today() => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
}
