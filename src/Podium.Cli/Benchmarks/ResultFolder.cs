using System.Text;
using Podium.Cli.CommandLine;
using Podium.Core.Storage;

namespace Podium.Cli.Benchmarks;

/// <summary>The folder that a benchmark's tables are written to.</summary>
internal sealed class ResultFolder : IDisposable
{
    private readonly string _folder;
    private readonly IReadOnlyList<string> _made;

    private ResultFolder(string folder)
    {
        _folder = folder;
        _made = [.. Ancestors(Path.GetFullPath(folder)).TakeWhile(path => !Directory.Exists(path))];
    }

    /// <summary>Makes the folder before anything is measured, and checks that the files can go there.</summary>
    /// <exception cref="UsageException">It cannot be made, or a name is taken by what is no file.</exception>
    public static ResultFolder Create(string folder, params ReadOnlySpan<string> names)
    {
        var made = Try(folder, () => new ResultFolder(folder));
        Try(folder, () => Directory.CreateDirectory(folder));
        foreach (var name in names)
        {
            _ = OutputFile.Find(Path.Combine(folder, name));
        }

        return made;
    }

    /// <summary>Writes the files; each is replaced in one move.</summary>
    /// <exception cref="UsageException">One of them cannot be written.</exception>
    public void Write(params ReadOnlySpan<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
        {
            var path = OutputFile.Find(Path.Combine(_folder, name));
            Try(_folder, () =>
            {
                AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
                return path;
            });
        }
    }

    /// <summary>Removes the folders that were made and are still empty.</summary>
    public void Dispose()
    {
        foreach (var folder in _made.TakeWhile(IsEmpty))
        {
            Directory.Delete(folder);
        }
    }

    private static bool IsEmpty(string path) =>
        Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any();

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var path = new DirectoryInfo(folder); path is not null; path = path.Parent)
        {
            yield return path.FullName;
        }
    }

    private static T Try<T>(string folder, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The tables cannot be written to '{folder}': {exception.Message}");
        }
    }
}
