using System.Xml.Linq;
using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>What a project or a props file refers to.</summary>
/// <param name="Path">Path from the root.</param>
/// <param name="Name">The file's name without its extension.</param>
/// <param name="Projects">Names of the referenced projects.</param>
/// <param name="Packages">Names of the referenced packages.</param>
/// <param name="Versions">Names of the packages whose version it fixes.</param>
/// <param name="Friends">Assemblies that see its internal types.</param>
internal sealed record ProjectFile(
    string Path,
    string Name,
    IReadOnlyList<string> Projects,
    IReadOnlyList<string> Packages,
    IReadOnlyList<string> Versions,
    IReadOnlyList<string> Friends)
{
    /// <summary>Reads the references of <paramref name="file"/>.</summary>
    public static ProjectFile Parse(RepositoryFile file)
    {
        var document = XDocument.Parse(file.Text);
        return new ProjectFile(
            file.Path,
            NameOf(file.Path),
            [.. Includes(document, "ProjectReference").Select(NameOf)],
            Includes(document, "PackageReference"),
            Includes(document, "PackageVersion"),
            Includes(document, "InternalsVisibleTo"));
    }

    private static string NameOf(string path) => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    private static string[] Includes(XDocument document, string element) =>
        [.. document.Descendants(element).Select(item => item.Attribute("Include")?.Value).OfType<string>()];
}
