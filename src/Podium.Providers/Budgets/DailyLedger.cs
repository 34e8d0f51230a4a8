using System.Globalization;
using Podium.Providers.Storage;

namespace Podium.Providers.Budgets;

/// <summary>
/// The table of a day's money. Amounts are kept as decimal text, so that sums are exact. Each method is one transaction
/// in which nobody else writes.
/// </summary>
internal sealed class DailyLedger(DatabaseFile file)
{
    /// <summary>The form of the file.</summary>
    public static readonly DatabaseForm Form = new(
        "budget",
        0x506F6442,
        1,
        """
        CREATE TABLE days (day TEXT NOT NULL PRIMARY KEY, spent TEXT NOT NULL) STRICT;
        CREATE TABLE reservations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            day TEXT NOT NULL,
            price TEXT NOT NULL,
            process INTEGER NOT NULL,
            start TEXT NOT NULL) STRICT
        """);

    /// <summary>
    /// Sets money aside and gives the reservation's number; 0 if it does not fit, <see langword="null"/> while calls in
    /// flight may still give some back.
    /// </summary>
    public long? Reserve(DateOnly day, decimal price, decimal limit) => file.Transact(() =>
    {
        if (Fits(day, price, limit) is null)
        {
            WriteOff();
        }

        return Fits(day, price, limit) switch
        {
            true => Insert(day, price),
            false => 0,
            null => (long?)null,
        };
    });

    /// <summary>Sets more aside; false, and nothing, if it does not fit or the reservation was written off.</summary>
    public bool TryRaise(long id, DateOnly day, decimal price, decimal limit) => file.Transact(() =>
    {
        if (Fits(day, price, limit) != true || PriceOf(id) is not { } old)
        {
            return false;
        }

        file.Execute(
            "UPDATE reservations SET price = $price WHERE id = $id", ("$price", Text(old + price)), ("$id", id));
        return true;
    });

    /// <summary>Frees what was set aside and books what the call did cost.</summary>
    public void Settle(long id, DateOnly day, decimal reserved, decimal actual) => file.Transact(() =>
    {
        // A reservation that another process took for an orphan was booked in full.
        var isOpen = file.Execute("DELETE FROM reservations WHERE id = $id", ("$id", id)) > 0;
        Book(day, isOpen ? actual : actual - reserved);
        return isOpen;
    });

    /// <summary>The day's money, with orphaned reservations counted as spent.</summary>
    public DailyBudgetState Read(DateOnly day) => file.Transact(() =>
    {
        WriteOff();
        return new DailyBudgetState(day, Spent(day), Reserved(day));
    });

    private bool? Fits(DateOnly day, decimal price, decimal limit)
    {
        var spent = Spent(day);
        return spent + price > limit ? false
            : spent + Reserved(day) + price > limit ? null
            : true;
    }

    private long Insert(DateOnly day, decimal price)
    {
        const string Sql = """
            INSERT INTO reservations (day, price, process, start) VALUES ($day, $price, $process, $start) RETURNING id
            """;
        var own = ProcessIdentity.Current;
        return file.Query(
            Sql,
            row => row.GetInt64(0),
            ("$day", Text(day)),
            ("$price", Text(price)),
            ("$process", own.Id),
            ("$start", own.Start))[0];
    }

    /// <summary>Books in full what processes had set aside that ended: nobody knows what was billed.</summary>
    private void WriteOff()
    {
        var holders = file.Query(
            "SELECT DISTINCT process, start FROM reservations",
            row => new ProcessIdentity(row.GetInt32(0), row.GetString(1)));
        foreach (var holder in holders.Where(holder => !holder.IsAlive()))
        {
            var orphans = file.Query(
                "DELETE FROM reservations WHERE process = $process AND start = $start RETURNING day, price",
                row => (Day: DateOnly.ParseExact(row.GetString(0), "O"), Price: Number(row.GetString(1))),
                ("$process", holder.Id),
                ("$start", holder.Start));
            foreach (var (day, price) in orphans)
            {
                Book(day, price);
            }
        }
    }

    private void Book(DateOnly day, decimal price) => file.Execute(
        "INSERT OR REPLACE INTO days (day, spent) VALUES ($day, $spent)",
        ("$day", Text(day)),
        ("$spent", Text(Spent(day) + price)));

    private decimal Spent(DateOnly day) => file
        .Query("SELECT spent FROM days WHERE day = $day", row => Number(row.GetString(0)), ("$day", Text(day)))
        .Sum();

    private decimal Reserved(DateOnly day) => file
        .Query("SELECT price FROM reservations WHERE day = $day", row => Number(row.GetString(0)), ("$day", Text(day)))
        .Sum();

    private decimal? PriceOf(long id) => file
        .Query("SELECT price FROM reservations WHERE id = $id", row => Number(row.GetString(0)), ("$id", id))
        is [var price] ? price : null;

    private static string Text(decimal price) => price.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
