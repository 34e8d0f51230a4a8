using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>A folder holds at most 20 C# files.</summary>
internal static class FolderSizeGate
{
    private const int MostFiles = 20;

    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files) =>
        files
            .Where(file => file.IsCSharp)
            .GroupBy(file => file.Folder)
            .Where(folder => folder.Count() > MostFiles)
            .Select(folder => $"{folder.Key}: {folder.Count()} C# files, at most {MostFiles}. Split the concept.");
}
