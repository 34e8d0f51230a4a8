using Microsoft.Data.Sqlite;

namespace Podium.Providers.Storage;

/// <summary>
/// A SQLite file that several processes use at once. One who finds it locked waits for two seconds. Used by one thread
/// at a time; others wait. What is deleted is overwritten, and its space given back.
/// </summary>
internal sealed class DatabaseFile : IDisposable
{
    private const int WaitSeconds = 2;
    private const int Busy = 5;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly Lock _gate = new();
    private readonly DatabaseForm _form;
    private readonly SqliteConnection _connection;

    private DatabaseFile(string path, DatabaseForm form)
    {
        Path = path;
        _form = form;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,

            // For so many seconds the library repeats what found the file locked, at intervals; SQLite itself waits
            // better, and for longer.
            DefaultTimeout = 1,
        }.ToString());
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Opens the file, which is made if there is none; on Unix, only its owner may read it then.</summary>
    /// <exception cref="InvalidDataException">The file is something else, damaged, or of another version.</exception>
    /// <exception cref="IOException">The file cannot be made, read or written.</exception>
    public static DatabaseFile Open(string path, DatabaseForm form)
    {
        var full = System.IO.Path.GetFullPath(path);
        Create(full, form);
        var file = new DatabaseFile(full, form);
        try
        {
            file.Prepare();
            return file;
        }
        catch (SqliteException error)
        {
            file.Dispose();
            throw file.Failure(error);
        }
        catch (InvalidDataException)
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether the file was locked by others for longer than one waits.</summary>
    public static bool IsBusy(SqliteException error) => error.SqliteErrorCode == Busy;

    /// <summary>Says in one sentence what is wrong with the file.</summary>
    public Exception Failure(SqliteException error) => error.SqliteErrorCode is Corrupt or NotADatabase
        ? new InvalidDataException($"'{Path}' is no {_form.Title}, or a damaged one: {error.Message}", error)
        : new IOException($"The {_form.Title} '{Path}' cannot be used: {error.Message}", error);

    /// <summary>Does all of <paramref name="work"/> or nothing; no other process writes meanwhile.</summary>
    /// <exception cref="SqliteException">It cannot be done.</exception>
    public T Transact<T>(Func<T> work)
    {
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            var result = work();
            transaction.Commit();
            return result;
        }
    }

    /// <summary>Changes rows and tells how many.</summary>
    /// <exception cref="SqliteException">It cannot be done.</exception>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        lock (_gate)
        {
            using var command = Command(sql, parameters);
            return command.ExecuteNonQuery();
        }
    }

    /// <summary>Reads rows.</summary>
    /// <exception cref="SqliteException">It cannot be done.</exception>
    public IReadOnlyList<T> Query<T>(
        string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        lock (_gate)
        {
            using var command = Command(sql, parameters);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
        }
    }

    // A file that is there already is not opened here: closing it would take the locks from this process's other
    // connections to it.
    private static void Create(string path, DatabaseForm form)
    {
        if (File.Exists(path))
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            }
            else
            {
                const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!, Owner | UnixFileMode.UserExecute);
                options.UnixCreateMode = Owner;
            }

            new FileStream(path, options).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster; its file is as good.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The {form.Title} '{path}' cannot be made: {error.Message}", error);
        }
    }

    private void Prepare()
    {
        _connection.Open();
        Execute($"PRAGMA busy_timeout = {WaitSeconds * 1000}");
        if (IsFresh())
        {
            Execute("PRAGMA auto_vacuum = FULL; PRAGMA journal_mode = WAL");
            Transact(() => IsFresh() ? Execute(
                $"{_form.Schema}; PRAGMA user_version = {_form.Version}; PRAGMA application_id = {_form.ApplicationId}")
                : 0);
        }

        Execute("PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
    }

    /// <summary>Whether the file holds nothing yet.</summary>
    /// <exception cref="InvalidDataException">It holds something else than it should.</exception>
    private bool IsFresh()
    {
        var application = Number("PRAGMA application_id");
        if (application == 0 && Number("SELECT count(*) FROM sqlite_master") == 0)
        {
            return true;
        }

        if (application != _form.ApplicationId)
        {
            throw new InvalidDataException($"'{Path}' is a database, but no {_form.Title}; name another file.");
        }

        var version = Number("PRAGMA user_version");
        return version == _form.Version ? false : throw new InvalidDataException(
            $"'{Path}' is {_form.Title} version {version}, and this program reads version {_form.Version}; "
            + "name another file, or delete it and lose what it holds.");
    }

    private long Number(string sql) => Query(sql, row => row.GetInt64(0))[0];

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
