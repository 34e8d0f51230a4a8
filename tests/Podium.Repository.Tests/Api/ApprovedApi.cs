using System.Reflection;
using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Api;

/// <summary>The public API that was agreed on, one text per library, compared with the one that was built.</summary>
internal static class ApprovedApi
{
    /// <summary>The environment variable that, set to 1, replaces the approved texts by the built ones.</summary>
    public const string ApproveVariable = "PODIUM_APPROVE";

    private const string Folder = "tests/Podium.Repository.Tests/Approved";
    private const int ShownLines = 20;

    /// <summary>Compares the library <paramref name="name"/>, or approves it where the variable says so.</summary>
    public static IReadOnlyList<string> Check(string name)
    {
        var built = PublicApi.Print(Assembly.Load(name));
        var path = Path.Combine(RepositoryTree.Root, Folder, name + ".txt");
        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
        {
            File.WriteAllText(path, built);
        }

        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        return [.. Compare(name, approved, built)];
    }

    /// <summary>What differs, as one message; nothing where the texts are equal.</summary>
    public static IEnumerable<string> Compare(string name, string approved, string built)
    {
        if (approved == built)
        {
            return [];
        }

        var before = Lines(approved);
        var after = Lines(built);
        var changes = before.Except(after).Select(line => "- " + line)
            .Concat(after.Except(before).Select(line => "+ " + line))
            .ToArray();
        var shown = changes.Take(ShownLines).Append(changes.Length > ShownLines ? $"... {changes.Length} in all" : "");
        return
        [
            $"The public API of {name} differs from {Folder}/{name}.txt:\n{string.Join('\n', shown)}\n"
            + $"If that is meant, run: {ApproveVariable}=1 dotnet test tests/Podium.Repository.Tests -c Release\n"
            + "and commit the text with the change.",
        ];
    }

    // A member keeps the type above it, so that one name in two types stays two lines.
    private static string[] Lines(string text)
    {
        var type = "";
        var lines = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            type = line.StartsWith(' ') ? type : line;
            lines.Add(line.StartsWith(' ') ? $"{type} :: {line.Trim()}" : line);
        }

        return [.. lines];
    }
}
