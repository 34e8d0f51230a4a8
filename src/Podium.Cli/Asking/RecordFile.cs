using System.Globalization;
using Podium.Cli.CommandLine;
using Podium.Core.Records;
using Podium.Core.Runs;

namespace Podium.Cli.Asking;

/// <summary>
/// The file that a run is kept in. While the run lasts it is written beside that file, which is touched only when there
/// is something to put in its place.
/// </summary>
internal sealed class RecordFile : IRunObserver, IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private readonly RunRecordWriter _writer;

    private RecordFile(string path)
    {
        _path = path;
        _partial = FreeNameBeside(path);
        _writer = new RunRecordWriter(_partial);
    }

    /// <inheritdoc/>
    public bool IsStreaming => _writer.IsStreaming;

    /// <summary>Refuses a path that nothing can be written to, before anything else is done.</summary>
    /// <exception cref="UsageException">It is such a path, or what is there is no ordinary file.</exception>
    public static void Check(string? path)
    {
        if (path is null)
        {
            return;
        }

        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new UsageException("--record takes the name of a file.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(OutputFile.Find(path)));
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"The record cannot be written: there is no folder '{folder}'.");
        }
    }

    /// <summary>Begins the record; <see langword="null"/> without a path.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static RecordFile? Open(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var target = OutputFile.Find(path);
        try
        {
            if (File.Exists(target))
            {
                // Moving a file over one that must not be written would succeed, so that is asked for first.
                using var earlier = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            }

            return new RecordFile(target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The record '{path}' cannot be written: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public void OnEvent(RunEvent runEvent) => _writer.OnEvent(runEvent);

    /// <inheritdoc/>
    public void OnOutput(int round, int step, string text) => _writer.OnOutput(round, step, text);

    /// <summary>Puts what was written in place of what the file held; nothing written changes nothing.</summary>
    /// <exception cref="UsageException">The file cannot be replaced.</exception>
    public void Keep()
    {
        _writer.Dispose();
        if (new FileInfo(_partial) is not { Exists: true, Length: > 0 })
        {
            return;
        }

        try
        {
            File.Move(_partial, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The record '{_path}' cannot be written: {exception.Message}");
        }
    }

    /// <summary>Takes back what was written and not kept.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        File.Delete(_partial);
    }

    private static string FreeNameBeside(string path) => Enumerable
        .Range(Environment.ProcessId, int.MaxValue - Environment.ProcessId)
        .Select(number => $"{path}.{number.ToString(CultureInfo.InvariantCulture)}.partial")
        .First(name => !Path.Exists(name));
}
