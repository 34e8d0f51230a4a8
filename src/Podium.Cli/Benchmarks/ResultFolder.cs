using System.Text;
using Podium.Cli.CommandLine;
using Podium.Core.Storage;

namespace Podium.Cli.Benchmarks;

/// <summary>The folder that a benchmark's tables are written to.</summary>
internal static class ResultFolder
{
    /// <summary>Makes the folder before anything is measured, and checks that the files can go there.</summary>
    /// <exception cref="UsageException">It cannot be made, or a name is taken by what is no file.</exception>
    public static void Create(string folder, params ReadOnlySpan<string> names)
    {
        Try(folder, () => Directory.CreateDirectory(folder));
        foreach (var name in names)
        {
            _ = OutputFile.Find(Path.Combine(folder, name));
        }
    }

    /// <summary>Writes the files; each is replaced in one move.</summary>
    /// <exception cref="UsageException">One of them cannot be written.</exception>
    public static void Write(string folder, params ReadOnlySpan<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
        {
            var path = OutputFile.Find(Path.Combine(folder, name));
            Try(folder, () => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text))));
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
