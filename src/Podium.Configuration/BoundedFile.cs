namespace Podium.Configuration;

/// <summary>Reads files that may be devices without an end.</summary>
public static class BoundedFile
{
    private const int PieceBytes = 128 * 1024;

    /// <summary>All of a file; <see langword="null"/> if it has more than <paramref name="mostBytes"/>.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[]? Read(string path, int mostBytes)
    {
        using var file = File.OpenRead(path);
        using var bytes = new MemoryStream();
        var piece = new byte[PieceBytes];
        for (var count = file.Read(piece); count > 0; count = file.Read(piece))
        {
            bytes.Write(piece, 0, count);
            if (bytes.Length > mostBytes)
            {
                return null;
            }
        }

        return bytes.ToArray();
    }
}
