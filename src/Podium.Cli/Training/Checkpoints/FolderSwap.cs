namespace Podium.Cli.Training.Checkpoints;

/// <summary>
/// Replaces folders so that at every moment there is a whole one: the new one is written beside the old one, the old
/// one moves aside, the new one takes its place.
/// </summary>
internal static class FolderSwap
{
    private const string Partial = ".partial";
    private const string Previous = ".previous";

    /// <summary>Writes a folder in place of the one that may be there.</summary>
    public static void Replace(string folder, Action<string> write)
    {
        Delete(folder + Partial);
        Directory.CreateDirectory(folder + Partial);
        write(folder + Partial);
        if (Directory.Exists(folder))
        {
            Delete(folder + Previous);
            Directory.Move(folder, folder + Previous);
        }

        Directory.Move(folder + Partial, folder);
        Delete(folder + Previous);
    }

    /// <summary>Whether there is a folder, or will be once what was cut off is put in order.</summary>
    public static bool Exists(string folder) => Directory.Exists(folder) || Directory.Exists(folder + Previous);

    /// <summary>Puts in order what a <see cref="Replace"/> that was cut off left behind.</summary>
    public static void Recover(string folder)
    {
        Delete(folder + Partial);
        if (!Directory.Exists(folder) && Directory.Exists(folder + Previous))
        {
            Directory.Move(folder + Previous, folder);
        }

        Delete(folder + Previous);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
