using Podium.Cli.CommandLine;
using Podium.Core.Problems;

namespace Podium.Cli.Grading;

/// <summary>A way of judging answers.</summary>
/// <param name="Name">What users call it.</param>
/// <param name="Grader">Judges by it.</param>
internal sealed record NamedGrader(string Name, IGrader Grader)
{
    /// <summary>Makes sure that it can judge all problems, before money is spent on one.</summary>
    /// <exception cref="UsageException">It cannot; the message calls their file <paramref name="path"/>.</exception>
    public void Check(IReadOnlyList<Problem> problems, string path)
    {
        foreach (var problem in problems)
        {
            try
            {
                _ = Grader.Grade(problem, problem.Reference);
            }
            catch (ArgumentException error)
            {
                throw new UsageException(
                    $"'{path}' has a problem that {GraderOption.Name} cannot judge: {error.Message}");
            }
        }
    }
}
