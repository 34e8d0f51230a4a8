using System.Text.RegularExpressions;
using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>
/// A C# file declares one type and bears its name; a part of a partial type may add a suffix. A sample is a whole
/// program in one file.
/// </summary>
internal static partial class OneTypeGate
{
    private const string Samples = "samples/";

    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files)
    {
        foreach (var file in files.Where(IsChecked))
        {
            var names = Declaration().Matches(file.Text).Select(match => match.Groups["name"].Value).ToArray();
            if (names.Length > 1)
            {
                yield return $"{file.Path}: declares {string.Join(", ", names)}; one type per file.";
            }
            else if (names.Length == 1 && file.Name.Split('.')[0] != names[0])
            {
                yield return $"{file.Path}: declares {names[0]}; the file bears its type's name.";
            }
        }
    }

    private static bool IsChecked(RepositoryFile file) =>
        file.IsCSharp && !file.Path.StartsWith(Samples, StringComparison.Ordinal);

    [GeneratedRegex(
        @"^(?:(?:public|internal|sealed|static|abstract|partial|readonly|ref|unsafe)\s+)*"
        + @"(?:class|record(?:\s+struct|\s+class)?|struct|interface|enum|delegate\s+[\w<>?\[\], ]+?)\s+(?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
