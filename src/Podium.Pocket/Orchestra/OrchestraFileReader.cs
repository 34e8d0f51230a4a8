using System.Text.Json;
using System.Text.RegularExpressions;

namespace Podium.Pocket.Orchestra;

/// <summary>Reads <c>orchestra.json</c>.</summary>
internal static partial class OrchestraFileReader
{
    /// <summary>Reads the file in a folder.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is of another version or kind.</exception>
    public static OrchestraFile ReadIn(string folder)
    {
        var path = Path.Combine(folder, PocketOrchestra.FileName);
        return File.Exists(path)
            ? Read(path)
            : throw new InvalidDataException(
                $"{folder}: {PocketOrchestra.FileName} is missing, so this is no folder of a pocket orchestra.");
    }

    private static OrchestraFile Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var file = JsonSerializer.Deserialize(stream, OrchestraContext.Default.OrchestraFile)
                ?? throw new InvalidDataException($"{path}: the file is empty.");
            Check(file, path);
            return file;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                $"{path}: this does not describe an orchestra{Place(error)}; write it anew with 'podium train'.",
                error);
        }
    }

    private static string Place(JsonException error) =>
        (error.LineNumber is { } line ? $", at line {line + 1}" : "")
        + (error.Path is { Length: > 1 } place ? $", in {place}" : "");

    private static void Check(OrchestraFile file, string path)
    {
        if (file.Version != OrchestraFile.CurrentVersion)
        {
            throw new InvalidDataException(
                $"{path}: version {file.Version} cannot be read; this Podium reads version "
                + $"{OrchestraFile.CurrentVersion}.");
        }

        // The serializer refuses a null in place of a member, not in place of an item.
        object?[] items =
        [
            .. file.Workers,
            .. file.Unseen ?? [],
            .. file.Conductors,
            .. file.Workers.Concat(file.Unseen ?? []).SelectMany(worker => worker?.Card.Skills ?? []),
        ];
        if (items.Contains(null))
        {
            throw new InvalidDataException($"{path}: an item of a list is null.");
        }

        CheckNames(file, path);
    }

    /// <summary>Each name is a folder's, in here and, once the orchestra is packed anew, elsewhere.</summary>
    private static void CheckNames(OrchestraFile file, string path)
    {
        var workers = file.Workers.Concat(file.Unseen ?? []).Select(worker => worker.Name);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in workers.Concat(file.Conductors.Select(conductor => conductor.Name)))
        {
            if (!Name().IsMatch(name))
            {
                throw new InvalidDataException(
                    $"{path}: '{name}' is no name; a name has at most 40 small letters, digits and hyphens.");
            }

            if (!names.Add(name))
            {
                throw new InvalidDataException($"{path}: two of those listed are called '{name}'.");
            }
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,39}\z")]
    private static partial Regex Name();
}
