using Podium.Core.Problems;
using Podium.Core.Randomness;
using Podium.Evaluation.Grading;

namespace Podium.Evaluation.Tests.Grading;

public sealed class ExactAnswerGraderTests
{
    [Theory]
    [InlineData("Paris", "Paris")]
    [InlineData("Paris", "  paris.\n")]
    [InlineData("Paris", "**PARIS**!")]
    [InlineData("Paris", "\"Paris.\"")]
    [InlineData("Paris", "“Paris”.")]
    [InlineData("apple", "An apple")]
    [InlineData("The Hague", "hague")]
    [InlineData("new york", "New \t York")]
    [InlineData("3, 1, 2", "3, 1, 2.")]
    [InlineData("?", "?")]
    [InlineData("a", "A")]
    [InlineData("-5", "-5")]
    public void Grade_SameAnswerWrittenOtherwise_IsRight(string reference, string answer) =>
        Assert.True(Grade(reference, answer).IsCorrect);

    [Theory]
    [InlineData("Paris", "")]
    [InlineData("Paris", "Paris, France")]
    [InlineData("Paris", "The answer is Paris.")]
    [InlineData("5", "-5")]
    [InlineData("12", "1 2")]
    [InlineData("apple", "then apple")]
    [InlineData("?", "!")]
    [InlineData("vitamin a", "vitamin")]
    public void Grade_AnotherAnswer_IsWrongAndSaysWhatWasRight(string reference, string answer)
    {
        var grade = Grade(reference, answer);

        Assert.False(grade.IsCorrect);
        Assert.Equal($"The answer is not '{reference}'.", grade.Reason);
    }

    [Fact]
    public void Grade_AnyText_NeverThrowsAndIsRightAgainstItself()
    {
        const string characters = "aA.,!?\"'`* \n\t\0é中\uD83D\uDE00\uD800-5";
        for (var run = 0; run < 20_000; run++)
        {
            var random = Seed.Generator(9, run);
            var text = string.Concat(
                Enumerable.Range(0, random.Next(12)).Select(_ => characters[random.Next(characters.Length)]));

            Assert.True(Grade(text, text).IsCorrect);
        }
    }

    private static Grade Grade(string reference, string answer) =>
        new ExactAnswerGrader().Grade(new Problem("p", "Q?", reference, []), answer);
}
