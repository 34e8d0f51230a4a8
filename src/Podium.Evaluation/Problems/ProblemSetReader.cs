using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Podium.Core.Problems;

namespace Podium.Evaluation.Problems;

/// <summary>
/// Reads files of problems: JSON lines, of which the first names the set and its version, and every other is one
/// problem with <c>id</c>, <c>text</c>, <c>reference</c> and <c>skills</c>. Empty lines are skipped.
/// </summary>
public static class ProblemSetReader
{
    private const string Header = """{"problemSet": "a name", "version": 1}""";

    private const string Line = """{"id": "…", "text": "…", "reference": "…", "skills": ["…"]}""";

    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is no set of problems, or one of another version; the message names the file and the line.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ProblemSet Read(string path)
    {
        using var reader = File.OpenText(path);
        return Read(reader, path);
    }

    /// <summary>Reads a set from <paramref name="reader"/>; errors call it <paramref name="name"/>.</summary>
    /// <exception cref="InvalidDataException">As with <see cref="Read(string)"/>.</exception>
    public static ProblemSet Read(TextReader reader, string name)
    {
        ProblemSetHeader? header = null;
        var problems = new List<Problem>();
        var lineOfId = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (header is null)
            {
                header = ReadHeader(line, name, number);
                continue;
            }

            var problem = ReadProblem(line, name, number);
            if (!lineOfId.TryAdd(problem.Id, number))
            {
                throw Error(name, number, $"the id '{problem.Id}' was given to line {lineOfId[problem.Id]} already");
            }

            problems.Add(problem);
        }

        return header is null || problems.Count == 0
            ? throw new InvalidDataException($"{name}: there is no problem in it; the first line is {Header}.")
            : new ProblemSet(header.ProblemSet, problems);
    }

    private static ProblemSetHeader ReadHeader(string line, string name, int number)
    {
        var header = ReadLine(line, name, number, ProblemSetContext.Default.ProblemSetHeader, Header);
        return header.Version == ProblemSetHeader.CurrentVersion
            ? header
            : throw Error(
                name,
                number,
                $"the set is of version {header.Version}, but only {ProblemSetHeader.CurrentVersion} can be read");
    }

    private static Problem ReadProblem(string text, string name, int number)
    {
        var line = ReadLine(text, name, number, ProblemSetContext.Default.ProblemLine, Line);
        var empty = line switch
        {
            { Id: var id } when string.IsNullOrWhiteSpace(id) => "id",
            { Text: var question } when string.IsNullOrWhiteSpace(question) => "text",
            { Reference: var reference } when string.IsNullOrWhiteSpace(reference) => "reference",
            { Skills: var skills } when skills.Any(string.IsNullOrWhiteSpace) => "a name among the skills",
            _ => null,
        };
        return empty is null
            ? new Problem(line.Id, line.Text, line.Reference, line.Skills)
            : throw Error(name, number, $"{empty} is empty");
    }

    private static T ReadLine<T>(string line, string name, int number, JsonTypeInfo<T> type, string form)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, type)
                ?? throw Error(name, number, $"expected {form}, found null");
        }
        catch (JsonException exception)
        {
            throw Error(name, number, $"expected {form}", exception);
        }
    }

    private static InvalidDataException Error(string name, int line, string what, Exception? inner = null) =>
        new($"{name}, line {line}: {what}.", inner);
}
