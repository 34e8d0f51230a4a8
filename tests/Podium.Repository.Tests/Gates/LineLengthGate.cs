using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>A line of C# has at most 120 characters.</summary>
internal static class LineLengthGate
{
    private const int MostCharacters = 120;

    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsCSharp
        from line in file.Lines.Index()
        where line.Item.Length > MostCharacters
        select $"{file.Path}:{line.Index + 1}: {line.Item.Length} characters, at most {MostCharacters}.";
}
