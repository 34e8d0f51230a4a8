using System.Text.RegularExpressions;
using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>A C# file has at most 400 lines, unless it is a kernel that says why near its top.</summary>
internal static partial class FileLengthGate
{
    private const int MostLines = 400;
    private const int LinesForReason = 10;

    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files) =>
        files
            .Where(file => file.IsCSharp && file.Lines.Count > MostLines && !IsExcused(file))
            .Select(file => $"{file.Path}: {file.Lines.Count} lines, at most {MostLines}. Split the type; a numeric "
                + $"kernel in a folder Kernels may instead say '// Longer than {MostLines} lines because ...' in its "
                + $"first {LinesForReason} lines.");

    private static bool IsExcused(RepositoryFile file) =>
        file.Folder.Split('/').Contains("Kernels") && file.Lines.Take(LinesForReason).Any(Reason().IsMatch);

    [GeneratedRegex(@"^\s*//.*\bLonger than 400 lines because \w.{10,}")]
    private static partial Regex Reason();
}
