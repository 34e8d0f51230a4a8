using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>
/// A line of C# has at most 120 characters; lines of a raw string cannot be broken and may have more.
/// </summary>
internal static class LineLengthGate
{
    private const int MostCharacters = 120;

    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsCSharp
        from line in OutsideRawStrings(file.Lines)
        where line.Item.Length > MostCharacters
        select $"{file.Path}:{line.Index + 1}: {line.Item.Length} characters, at most {MostCharacters}.";

    private static IEnumerable<(int Index, string Item)> OutsideRawStrings(IEnumerable<string> lines)
    {
        var isInside = false;
        foreach (var line in lines.Index())
        {
            if (!isInside)
            {
                yield return line;
            }

            isInside ^= line.Item.Split("\"\"\"").Length % 2 == 0;
        }
    }
}
