using Podium.Core.Problems;
using Podium.Evaluation.Grading;

namespace Podium.Evaluation.Tests.Grading;

public sealed class ReferenceGraderTests
{
    [Theory]
    [InlineData("12", "So there are 12.", true)]
    [InlineData("1,234", "1234.0", true)]
    [InlineData("12", "13", false)]
    [InlineData("Paris", "**Paris**.", true)]
    [InlineData("Paris", "It is Paris.", false)]
    [InlineData("12 apples", "12", false)]
    [InlineData("12 apples", "12 apples", true)]
    public void Grade_NumbersAndOthers_AreJudgedByWhatTheReferenceIs(string reference, string answer, bool expected)
    {
        var problem = new Problem("p", "What?", reference, ["any"]);

        var grade = new ReferenceGrader().Grade(problem, answer);

        Assert.Equal(expected, grade.IsCorrect);
    }
}
