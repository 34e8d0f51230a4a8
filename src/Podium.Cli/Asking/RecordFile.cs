using Podium.Cli.CommandLine;
using Podium.Core.Records;

namespace Podium.Cli.Asking;

/// <summary>The file that a run is kept in.</summary>
internal static class RecordFile
{
    /// <summary>Refuses a path that nothing can be written to, before anything else is done.</summary>
    /// <exception cref="UsageException">It is such a path.</exception>
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

        if (Directory.Exists(path))
        {
            throw new UsageException($"--record takes the name of a file; '{path}' is a folder.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"The record cannot be written: there is no folder '{folder}'.");
        }
    }

    /// <summary>Opens the record; <see langword="null"/> without a path.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static RunRecordWriter? Open(string? path)
    {
        try
        {
            return path is null ? null : new RunRecordWriter(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The record '{path}' cannot be written: {exception.Message}");
        }
    }

    /// <summary>Takes the record of a run back that could not even fail in good order.</summary>
    public static void Discard(RunRecordWriter? record, string? path)
    {
        record?.Dispose();
        if (path is not null)
        {
            File.Delete(path);
        }
    }
}
