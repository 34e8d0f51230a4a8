using System.Text;
using System.Text.Json;
using Podium.Core.Runs;
using Podium.Core.Storage;

namespace Podium.Core.Records;

/// <summary>
/// Writes a run's record to a file. While the run lasts, each event is appended as one whole line and handed to the
/// disk, in real order, so that a crash leaves valid lines; when the run has ended, the file is replaced in one move
/// by the same events in canonical order.
/// </summary>
public sealed class RunRecordWriter : IRunObserver, IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly List<RunEvent> _events = [];

    /// <summary>Starts a record; a file of that name is replaced.</summary>
    /// <param name="path">Path of the file; its folder exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public RunRecordWriter(string path)
    {
        _path = path;
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    /// <inheritdoc/>
    public bool IsStreaming => false;

    /// <summary>The line that stands for an event, without its line feed.</summary>
    public static string ToLine(RunEvent runEvent) =>
        JsonSerializer.Serialize(runEvent, RunRecordContext.Default.RunEvent);

    /// <summary>Writes a whole record at once; a file of that name is replaced in one move.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public static void Write(string path, IEnumerable<RunEvent> events) => AtomicFile.Write(path, stream =>
    {
        foreach (var runEvent in RunRecord.InCanonicalOrder(events))
        {
            Append(stream, runEvent);
        }
    });

    /// <inheritdoc/>
    public void OnEvent(RunEvent runEvent)
    {
        _events.Add(runEvent);
        Append(_stream, runEvent);
        _stream.Flush(flushToDisk: true);
        if (runEvent is RunEvent.RunCompleted)
        {
            _stream.Dispose();
            Write(_path, _events);
        }
    }

    /// <inheritdoc/>
    public void OnOutput(int round, int step, string text)
    {
    }

    /// <summary>Closes the file; the record of a run that has not ended stays as it is.</summary>
    public void Dispose() => _stream.Dispose();

    private static void Append(Stream stream, RunEvent runEvent) =>
        stream.Write(Encoding.UTF8.GetBytes(ToLine(runEvent) + "\n"));
}
