using System.Text.RegularExpressions;
using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>
/// The body of a method has at most 60 lines; numeric kernels are excused. It reads the layout, which the formatter
/// holds: a body lies between braces that stand alone on the indentation of its declaration.
/// </summary>
internal static partial class MethodLengthGate
{
    private const int MostLines = 60;

    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsCSharp && !file.Folder.Split('/').Contains("Kernels")
        from body in Bodies(file.Lines)
        where body.Length > MostLines
        select $"{file.Path}:{body.Line}: a body of {body.Length} lines, at most {MostLines}. Split the method.";

    private static IEnumerable<(int Line, int Length)> Bodies(IReadOnlyList<string> lines)
    {
        for (var start = 0; start < lines.Count; start++)
        {
            if (lines[start].Trim() != "{" || IsType(lines, start))
            {
                continue;
            }

            var brace = lines[start].Replace('{', '}');
            var end = start + 1;
            while (end < lines.Count && !lines[end].StartsWith(brace, StringComparison.Ordinal))
            {
                end++;
            }

            // A block that goes on after its brace is the initialiser of a field, which is data.
            if (end < lines.Count && lines[end].Trim() == "}")
            {
                yield return (start + 1, end - start - 1);
            }

            start = end;
        }
    }

    private static bool IsType(IReadOnlyList<string> lines, int brace)
    {
        for (var line = brace - 1; line >= 0 && !EndsDeclaration().IsMatch(lines[line]); line--)
        {
            if (Type().IsMatch(lines[line]))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^\s*$|[;{}\]]\s*$|^\s*///")]
    private static partial Regex EndsDeclaration();

    [GeneratedRegex(
        @"^\s*(?:(?:public|private|protected|internal|file|sealed|static|abstract|partial|readonly|ref|unsafe)\s+)*"
        + @"(?:class|record|struct|interface|enum|namespace)\s+\w")]
    private static partial Regex Type();
}
