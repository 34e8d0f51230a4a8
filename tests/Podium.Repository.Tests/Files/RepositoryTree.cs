using Podium.Testing;

namespace Podium.Repository.Tests.Files;

/// <summary>The repository that this assembly was built from.</summary>
internal static class RepositoryTree
{
    private const long LargestText = 1 << 20;

    private static readonly string[] TextExtensions =
    [
        ".cs", ".csproj", ".editorconfig", ".gitattributes", ".gitignore", ".json", ".md", ".props", ".py", ".sh",
        ".slnx", ".svg", ".targets", ".txt", ".xml", ".yaml", ".yml",
    ];

    private static readonly string[] SkippedFolders =
        [".git", ".idea", ".vs", "TestResults", "artifacts", "bin", "node_modules", "obj", "runs"];

    private static readonly Lazy<IReadOnlyList<RepositoryFile>> Loaded = new(() => Read(Root));

    /// <summary>The root folder.</summary>
    public static string Root => RepositoryRoot.PathOf("");

    /// <summary>Every file below the root, but for build output and what git keeps for itself.</summary>
    public static IReadOnlyList<RepositoryFile> Files => Loaded.Value;

    private static List<RepositoryFile> Read(string root)
    {
        var files = new List<RepositoryFile>();
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (folders.TryPop(out var folder))
        {
            foreach (var inner in folder.EnumerateDirectories().Where(inner => !SkippedFolders.Contains(inner.Name)))
            {
                folders.Push(inner);
            }

            files.AddRange(folder.EnumerateFiles().Where(file => file.Name != ".git").Select(file => Load(root, file)));
        }

        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static RepositoryFile Load(string root, FileInfo file)
    {
        var path = Path.GetRelativePath(root, file.FullName).Replace('\\', '/');
        var isText = TextExtensions.Contains(file.Extension) || file.Extension.Length == 0;
        var text = isText && file.Length <= LargestText ? File.ReadAllText(file.FullName) : "";
        return new RepositoryFile(path, text, file.Length);
    }
}
