using System.Text.RegularExpressions;
using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>
/// Every package has a row in the decision record that names the projects it serves; every row has a package; and
/// the engine and the trainer refer to no package at all.
/// </summary>
internal static partial class PackageGate
{
    private const string Record = "docs/decisions/0001-dependencies.md";

    private static readonly string[] WithoutPackages =
        ["Podium.Evaluation", "Podium.FakeServices", "Podium.Neural", "Podium.Pocket", "Podium.Training"];

    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files)
    {
        var projects = files
            .Where(file => file.IsProject || file.Path.EndsWith(".props", StringComparison.Ordinal))
            .Select(ProjectFile.Parse)
            .ToArray();
        var text = files.FirstOrDefault(file => file.Path == Record)?.Text ?? "";
        var rows = Row().Matches(text)
            .ToLookup(row => row.Groups["package"].Value, row => row.Groups["users"].Value);
        var known = projects.SelectMany(project => project.Packages.Concat(project.Versions)).ToHashSet();

        return projects.SelectMany(project => Unrecorded(project, rows))
            .Concat(projects.SelectMany(Refused))
            .Concat(rows.Select(row => row.Key).Where(package => !known.Contains(package)).Select(
                package => $"{Record}: has a row for {package}, which nothing refers to."));
    }

    private static IEnumerable<string> Unrecorded(ProjectFile project, ILookup<string, string> rows)
    {
        foreach (var package in project.Packages.Concat(project.Versions))
        {
            if (!rows.Contains(package))
            {
                yield return $"{project.Path}: package {package} has no row in {Record}.";
            }
            else if (project.Path.EndsWith(".csproj", StringComparison.Ordinal)
                && !rows[package].Any(users => users.Contains(project.Name, StringComparison.Ordinal)))
            {
                yield return $"{project.Path}: the row of {package} in {Record} does not name {project.Name}.";
            }
        }
    }

    private static IEnumerable<string> Refused(ProjectFile project) =>
        WithoutPackages.Contains(project.Name)
            ? project.Packages.Select(package => $"{project.Path}: references {package}; it refers to no package.")
            : [];

    [GeneratedRegex(@"^\|\s*`(?<package>[\w.]+)`\s*\|(?<users>[^|\n]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
