using System.Formats.Tar;

namespace Podium.Cli.CommandLine;

/// <summary>Files that a command puts whole new ones in place of.</summary>
internal static class OutputFile
{
    /// <summary>
    /// The file that is to be replaced, which is where links from <paramref name="path"/> lead. It may be absent.
    /// </summary>
    /// <exception cref="UsageException">What is there is no ordinary file, so it must not be replaced.</exception>
    public static string Find(string path)
    {
        try
        {
            var target = new FileInfo(path).LinkTarget is null
                ? path
                : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
            if (Directory.Exists(target))
            {
                throw new UsageException($"'{path}' is a folder, where a file is to be written.");
            }

            return !File.Exists(target) || IsOrdinary(target)
                ? target
                : throw new UsageException($"'{path}' is a device, a pipe or a socket; name an ordinary file instead.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: {exception.Message}");
        }
    }

    /// <summary>
    /// Tells files of bytes from devices, pipes and sockets, without opening them: a device may act on that, and a pipe
    /// waits for its other end. The writer of archives alone says of what kind a file is.
    /// </summary>
    private static bool IsOrdinary(string path)
    {
        if (new FileInfo(path).Length > 0)
        {
            return true;
        }

        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(path, "file");
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry() is { EntryType: TarEntryType.RegularFile };
    }
}
