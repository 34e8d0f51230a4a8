namespace Podium.Neural.Storage;

/// <summary>Reads checkpoints, and says in one way what is wrong with one that is not whole.</summary>
internal static class CheckpointReader
{
    /// <summary>Reads what lies in <paramref name="folder"/>.</summary>
    /// <exception cref="InvalidDataException">A file is missing, cut off or of another kind.</exception>
    public static void Read(string folder, Action read)
    {
        try
        {
            read();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException
            or EndOfStreamException or FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException(
                $"'{folder}' holds no whole checkpoint of this model: {error.Message}", error);
        }
    }
}
