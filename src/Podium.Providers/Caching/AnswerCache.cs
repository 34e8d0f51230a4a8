using System.Text.Json;
using Microsoft.Data.Sqlite;
using Podium.Providers.Storage;

namespace Podium.Providers.Caching;

/// <summary>
/// Answers of models, kept in a SQLite file that any number of processes may use at once. An answer is kept in the
/// clear: who can read the file can read it, and on Unix that is its owner alone. Of what was asked only a digest is
/// kept, of keys nothing; but answers often repeat what was asked. Trouble with the file never fails a call: it is made
/// as if there were no cache, and counted here. Safe for concurrent use.
/// </summary>
public sealed class AnswerCache : IDisposable
{
    private static readonly DatabaseForm Form = new(
        "answer cache",
        0x506F6443,
        1,
        """
        CREATE TABLE answers (
            digest TEXT NOT NULL PRIMARY KEY,
            answer TEXT NOT NULL,
            kept INTEGER NOT NULL,
            hits INTEGER NOT NULL) STRICT
        """);

    private readonly DatabaseFile _file;
    private readonly TimeProvider _time;
    private long _hits;
    private long _lostReads;
    private long _lostWrites;

    private AnswerCache(DatabaseFile file, TimeProvider time)
    {
        _file = file;
        _time = time;
    }

    /// <summary>Full path of the file.</summary>
    public string Path => _file.Path;

    /// <summary>How often this process got an answer without a call.</summary>
    public long Hits => Interlocked.Read(ref _hits);

    /// <summary>How often this process could not look an answer up, so that the call was made.</summary>
    public long LostReads => Interlocked.Read(ref _lostReads);

    /// <summary>How often this process could not keep an answer or count a hit.</summary>
    public long LostWrites => Interlocked.Read(ref _lostWrites);

    internal SingleFlight Flights { get; } = new();

    /// <summary>Opens a cache; the file and its folder are made if there are none.</summary>
    /// <param name="path">The file; beside it SQLite keeps two more of its name while it is open.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="InvalidDataException">The file is something else, damaged, or of another version.</exception>
    /// <exception cref="IOException">The file cannot be made, read or written.</exception>
    public static AnswerCache Open(string path, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new AnswerCache(DatabaseFile.Open(path, Form), time ?? TimeProvider.System);
    }

    /// <summary>Counts what the cache holds.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public AnswerCacheStatistics ReadStatistics()
    {
        const string Sql = """
            SELECT count(*), coalesce(sum(octet_length(digest) + octet_length(answer)), 0), coalesce(sum(hits), 0),
                min(kept), max(kept) FROM answers
            """;
        return Checked(() => _file.Query(Sql, row => new AnswerCacheStatistics(
            row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), TimeOf(row, 3), TimeOf(row, 4)))[0]);
    }

    /// <summary>Deletes answers for good, and tells how many.</summary>
    /// <param name="olderThan">How long ago those were kept that go; <see langword="null"/> for all.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public int Clear(TimeSpan? olderThan = null)
    {
        var before = olderThan is { } age ? (_time.GetUtcNow() - age).ToUnixTimeMilliseconds() : long.MaxValue;
        return Checked(() =>
        {
            var removed = _file.Execute("DELETE FROM answers WHERE kept < $before", ("$before", before));
            _file.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            return removed;
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>The answer, which is counted as a hit; <see langword="null"/> if there is none.</summary>
    internal StoredAnswer? Find(SingleFlight.Turn turn)
    {
        var answer = turn.Answer ??= Read(turn.Key);
        if (answer is not null)
        {
            Interlocked.Increment(ref _hits);
            Write("UPDATE answers SET hits = hits + 1 WHERE digest = $digest", ("$digest", turn.Key));
        }

        return answer;
    }

    /// <summary>Keeps an answer, for the file and for all who wait for it.</summary>
    internal void Keep(SingleFlight.Turn turn, StoredAnswer answer)
    {
        turn.Answer = answer;
        Write(
            "INSERT OR REPLACE INTO answers (digest, answer, kept, hits) VALUES ($digest, $answer, $kept, 0)",
            ("$digest", turn.Key),
            ("$answer", JsonSerializer.Serialize(answer, CacheContext.Default.StoredAnswer)),
            ("$kept", _time.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    private StoredAnswer? Read(string digest)
    {
        try
        {
            var found = _file.Query(
                "SELECT answer FROM answers WHERE digest = $digest", row => row.GetString(0), ("$digest", digest));
            return found is [var json] ? JsonSerializer.Deserialize(json, CacheContext.Default.StoredAnswer) : null;
        }
        catch (Exception error) when (error is SqliteException or JsonException)
        {
            Interlocked.Increment(ref _lostReads);
            return null;
        }
    }

    private void Write(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        try
        {
            _file.Execute(sql, parameters);
        }
        catch (SqliteException)
        {
            Interlocked.Increment(ref _lostWrites);
        }
    }

    private T Checked<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw _file.Failure(error);
        }
    }

    private static DateTimeOffset? TimeOf(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
