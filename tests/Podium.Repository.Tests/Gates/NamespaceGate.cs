using System.Text.RegularExpressions;
using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>The namespace of a C# file equals its folder below <c>src</c>, <c>tests</c> or <c>bench</c>.</summary>
internal static partial class NamespaceGate
{
    private static readonly string[] Roots = ["src/", "tests/", "bench/"];

    // Files of statements and of attributes for the whole assembly declare no namespace.
    private static readonly string[] WithoutNamespace = ["AssemblyInfo.cs", "GlobalUsings.cs", "Program.cs"];

    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        where file.IsCSharp
        let root = Roots.FirstOrDefault(root => file.Path.StartsWith(root, StringComparison.Ordinal))
        where root is not null
        let expected = file.Folder[root.Length..].Replace('/', '.')
        let actual = Declaration().Match(file.Text).Groups["name"].Value
        where actual != expected && !(actual.Length == 0 && WithoutNamespace.Contains(file.Name))
        select actual.Length == 0
            ? $"{file.Path}: declares no namespace; expected 'namespace {expected};'."
            : $"{file.Path}: declares namespace {actual}; its folder says {expected}.";

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
