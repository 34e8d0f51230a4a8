using System.Globalization;
using Podium.Cli.Grading;
using Podium.Cli.Training.Problems;
using Podium.Cli.Views;
using Podium.Core.Problems;
using Podium.Evaluation.Problems;

namespace Podium.Cli.Benchmarks.Problems;

/// <summary>The problems that a benchmark takes from a file.</summary>
/// <param name="Problems">The problems, in the order in which they are given.</param>
/// <param name="InFile">Number of those in the file.</param>
/// <param name="Hash">Hash of the file in hexadecimal.</param>
internal sealed record BenchmarkProblems(IReadOnlyList<Problem> Problems, int InFile, string Hash)
{
    private const int DigitsOfHash = 12;

    /// <summary>Reads a file, and draws some of its problems.</summary>
    /// <exception cref="InvalidDataException">It is no set of problems; the message names the line.</exception>
    /// <exception cref="CommandLine.UsageException">The grader cannot judge one of them.</exception>
    public static BenchmarkProblems Read(string path, int? count, long seed, NamedGrader grading)
    {
        var file = ProblemFile.Read(path);
        var drawn = ProblemDraw.Take(file.Problems, count, seed);
        grading.Check(drawn, path);
        return new BenchmarkProblems(drawn, file.Problems.Count, file.Hash);
    }

    /// <summary>What the problems are, in words.</summary>
    public string Describe()
    {
        var drawn = Problems.Count == InFile
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", drawn out of {InFile}");
        return $"{Counts.Of(Problems.Count, "problem")}{drawn} (SHA-256 of the file {Hash[..DigitsOfHash]})";
    }
}
