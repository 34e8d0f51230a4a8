namespace Podium.Repository.Tests.Files;

/// <summary>One file of the repository, as the gates see it.</summary>
/// <param name="Path">Path from the root, with forward slashes.</param>
/// <param name="Text">The content; empty for a file that is not text.</param>
/// <param name="Bytes">The size on disk.</param>
internal sealed record RepositoryFile(string Path, string Text, long Bytes)
{
    private string[]? _lines;

    /// <summary>A text file that only a test knows.</summary>
    public RepositoryFile(string path, string text)
        : this(path, text, text.Length)
    {
    }

    /// <summary>The folder, without a slash at its end; empty for the root.</summary>
    public string Folder => Path.Contains('/') ? Path[..Path.LastIndexOf('/')] : "";

    /// <summary>The file's name with its extension.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The lines without their ends; a line end at the end of the text starts no line.</summary>
    public IReadOnlyList<string> Lines => _lines ??= SplitLines(Text);

    /// <summary>Whether the file is C# source.</summary>
    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>Whether the file is Markdown.</summary>
    public bool IsMarkdown => Path.EndsWith(".md", StringComparison.Ordinal);

    /// <summary>Whether the file is a C# project.</summary>
    public bool IsProject => Path.EndsWith(".csproj", StringComparison.Ordinal);

    private static string[] SplitLines(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
