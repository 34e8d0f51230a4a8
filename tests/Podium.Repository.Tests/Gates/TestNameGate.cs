using System.Text.RegularExpressions;
using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>A test is named <c>Method_Condition_Outcome</c>.</summary>
internal static partial class TestNameGate
{
    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsCSharp && file.Path.StartsWith("tests/", StringComparison.Ordinal)
        from Match test in Test().Matches(file.Text)
        let name = test.Groups["name"].Value
        where !Name().IsMatch(name)
        select $"{file.Path}: the test {name} is not named Method_Condition_Outcome.";

    [GeneratedRegex(
        @"^\s*\[(?:Fact|Theory)\b[^\n]*\n(?:\s*\[[^\n]*\n)*"
        + @"\s*public\s+(?:async\s+)?(?:static\s+)?[\w<>]+\s+(?<name>\w+)\(",
        RegexOptions.Multiline)]
    private static partial Regex Test();

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*(?:_[A-Z0-9][A-Za-z0-9]*){2}$")]
    private static partial Regex Name();
}
