using System.Text.Json;
using Podium.Core.Storage;

namespace Podium.Evaluation.Problems;

/// <summary>Writes files that <see cref="ProblemSetReader"/> reads.</summary>
public static class ProblemSetWriter
{
    /// <summary>
    /// Writes the file at <paramref name="path"/>. A file already there is replaced only once the new one is whole.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(ProblemSet set, string path) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        Write(set, writer);
    });

    /// <summary>Writes a set to <paramref name="writer"/>.</summary>
    public static void Write(ProblemSet set, TextWriter writer)
    {
        var header = new ProblemSetHeader(set.Name, ProblemSetHeader.CurrentVersion);
        WriteLine(writer, JsonSerializer.Serialize(header, ProblemSetContext.Default.ProblemSetHeader));
        foreach (var problem in set.Problems)
        {
            var line = new ProblemLine(problem.Id, problem.Text, problem.Reference, problem.Skills);
            WriteLine(writer, JsonSerializer.Serialize(line, ProblemSetContext.Default.ProblemLine));
        }
    }

    private static void WriteLine(TextWriter writer, string line)
    {
        writer.Write(line);
        writer.Write('\n');
    }
}
