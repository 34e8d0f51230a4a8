using System.Text.RegularExpressions;
using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>No C# file keeps code in comments. It judges by shape: prose does not end in a call.</summary>
internal static partial class CommentedCodeGate
{
    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsCSharp
        from line in file.Lines.Index()
        where Code().IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1}: looks like commented-out code: {line.Item.Trim()}";

    [GeneratedRegex(
        @"^\s*//(?!/)\s*(?:(?:[\w.<>\[\]]+\s+)?[\w.\[\]]+\s*(?:=|\+=|-=)\s*.+;|(?:await\s+)?[\w.]+\(.*\);|return\b.*;"
        + @"|using [\w.]+;|(?:if|for|foreach|while)\s*\(.*\)\s*\{?|[{}])\s*$")]
    private static partial Regex Code();
}
