using Podium.Cli.CommandLine;

namespace Podium.Cli.Benchmarks;

/// <summary>The folder that a benchmark's tables are written to.</summary>
internal static class ResultFolder
{
    private const string Unfinished = ".tmp";

    /// <summary>Makes the folder before anything is measured.</summary>
    /// <exception cref="UsageException">It cannot be made.</exception>
    public static void Create(string? folder)
    {
        if (folder is not null)
        {
            Try(folder, () => Directory.CreateDirectory(folder));
        }
    }

    /// <summary>Writes the files; each is replaced in one move.</summary>
    /// <exception cref="UsageException">One of them cannot be written.</exception>
    public static void Write(string? folder, params ReadOnlySpan<(string Name, string Text)> files)
    {
        if (folder is null)
        {
            return;
        }

        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            Try(folder, () =>
            {
                File.WriteAllText(path + Unfinished, text);
                File.Move(path + Unfinished, path, overwrite: true);
            });
        }
    }

    private static void Try(string folder, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The tables cannot be written to '{folder}': {exception.Message}");
        }
    }
}
