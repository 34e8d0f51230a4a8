namespace Podium.Core.Storage;

/// <summary>Writes files that appear whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes beside <paramref name="path"/> and moves the result there, in place of what was there. When writing
    /// fails, that stays as it was, and nothing is left beside it.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written, or is a folder.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = path + ".partial";
        using var stream = File.Create(temporary);
        try
        {
            write(stream);
            stream.Flush(flushToDisk: true);
            stream.Dispose();
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            stream.Dispose();
            File.Delete(temporary);
            throw;
        }
    }
}
