using Podium.Core.Problems;

namespace Podium.Training.Tests.Rollouts;

/// <summary>Right is what equals the reference.</summary>
internal sealed class ExactGrader : IGrader
{
    public Grade Grade(Problem problem, string answer) =>
        new(answer == problem.Reference, $"'{answer}' beside '{problem.Reference}'.");
}
