using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>Every relative link in Markdown leads to a file or folder of the repository and to its anchor.</summary>
internal static class MarkdownLinkGate
{
    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files)
    {
        var paths = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var folders = files.SelectMany(file => Ancestors(file.Path)).ToHashSet(StringComparer.Ordinal);
        return
            from file in files
            where file.IsMarkdown
            from link in MarkdownText.Links(file.Text)
            where !IsElsewhere(link)
            let fault = Fault(file, link, paths, folders)
            where fault is not null
            select $"{file.Path}: the link '{link}' {fault}.";
    }

    private static string? Fault(
        RepositoryFile file,
        string link,
        Dictionary<string, RepositoryFile> paths,
        HashSet<string> folders)
    {
        var parts = Uri.UnescapeDataString(link).Split('#', 2);
        var target = parts[0].Length == 0 ? file.Path : Resolve(file.Folder, parts[0]);
        if (target is null)
        {
            return "leads out of the repository";
        }

        if (!paths.TryGetValue(target, out var found))
        {
            return folders.Contains(target) ? null : $"is dead: there is no {target}";
        }

        return parts.Length == 2 && found.IsMarkdown && !MarkdownText.Anchors(found.Text).Contains(parts[1])
            ? $"is dead: {target} has no heading with the anchor #{parts[1]}"
            : null;
    }

    private static bool IsElsewhere(string link) =>
        link.StartsWith("//", StringComparison.Ordinal)
        || (Uri.TryCreate(link, UriKind.Absolute, out var address) && !address.IsFile);

    private static string? Resolve(string folder, string link)
    {
        var start = link.StartsWith('/') ? "" : folder;
        var steps = new List<string>(start.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in link.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(step => step != "."))
        {
            if (step != "..")
            {
                steps.Add(step);
            }
            else if (steps.Count == 0)
            {
                return null;
            }
            else
            {
                steps.RemoveAt(steps.Count - 1);
            }
        }

        return string.Join('/', steps);
    }

    private static IEnumerable<string> Ancestors(string path)
    {
        for (var end = path.LastIndexOf('/'); end >= 0; end = end == 0 ? -1 : path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }

        yield return "";
    }
}
