using System.Globalization;
using Podium.Cli.CommandLine;
using Podium.Cli.Grading;
using Podium.Cli.Training.Problems;
using Podium.Cli.Views;
using Podium.Core.Problems;
using Podium.Evaluation.Profiling;

namespace Podium.Cli.Pools.Profiling;

/// <summary>The problems of a measurement.</summary>
/// <param name="Problems">The problems, in the order in which they are given.</param>
/// <param name="LeftOut">Number of those in the file that take no skill or several.</param>
internal sealed record ProfileProblems(IReadOnlyList<Problem> Problems, int LeftOut)
{
    /// <summary>Reads a file, and draws some of its problems.</summary>
    /// <exception cref="InvalidDataException">It is no set of problems; the message names the line.</exception>
    /// <exception cref="UsageException">No problem takes one skill, or the grader cannot judge one.</exception>
    public static ProfileProblems Read(string path, int? count, long seed, NamedGrader grading)
    {
        var all = ProblemFile.Read(path).Problems;
        var drawn = ProfileDraw.Take(all, count, seed);
        if (drawn.Count == 0)
        {
            throw new UsageException(
                $"No problem of '{path}' takes one skill, as in \"skills\": [\"arithmetic\"]; cards say how often a "
                + "worker is right on each skill.");
        }

        grading.Check(drawn, path);
        return new ProfileProblems(drawn, all.Count(problem => problem.Skills.Count != 1));
    }

    /// <summary>What the problems are, in words.</summary>
    public string Describe()
    {
        var skills = Problems.Select(problem => problem.Skills[0]).Distinct(StringComparer.Ordinal).Count();
        var leftOut = LeftOut == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $" ({LeftOut} that take no skill or several are left out)");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Counts.Of(Problems.Count, "problem")} of {Counts.Of(skills, "skill")}{leftOut}");
    }
}
