using Podium.Pocket.Problems;

namespace Podium.Pocket.Tests.Problems;

public sealed class PocketCurriculumTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 1)]
    [InlineData(7, 5)]
    public void DrawCutProblem_AStratum_IsCutIntoAnyNumberOfParts(int stratum, int leastParts)
    {
        var counts = new HashSet<int>();
        for (var seed = 0; seed < 300; seed++)
        {
            var (problem, subtasks) = PocketCurriculum.DrawCutProblem(stratum, leastParts, seed);

            counts.Add(subtasks.Count);
            Assert.Equal(stratum + 1, problem.Skills.Count);
            Assert.All(subtasks, subtask => Assert.NotEmpty(subtask.Trim()));
            Assert.True(subtasks.Count > 1 || subtasks[0] == problem.Text);
            Assert.Equal(problem.Text, PocketCurriculum.DrawCutProblem(stratum, leastParts, seed).Problem.Text);
        }

        Assert.Equal(Enumerable.Range(leastParts, stratum + 2 - leastParts), counts.Order());
    }
}
