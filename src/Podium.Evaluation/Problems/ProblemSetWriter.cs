using System.Text.Json;

namespace Podium.Evaluation.Problems;

/// <summary>Writes files that <see cref="ProblemSetReader"/> reads.</summary>
public static class ProblemSetWriter
{
    /// <summary>
    /// Writes the file at <paramref name="path"/>. A file already there is replaced only once the new one is whole.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(ProblemSet set, string path)
    {
        var unfinished = path + ".unfinished";
        try
        {
            using (var writer = new StreamWriter(unfinished))
            {
                Write(set, writer);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

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
