using Podium.Core.Problems;
using Podium.Core.Randomness;
using Podium.Evaluation.Grading;

namespace Podium.Evaluation.Tests.Grading;

public sealed class NumberGraderTests
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData("12", "The answer is 12.")]
    [InlineData("12", "12.0")]
    [InlineData("12", "+12")]
    [InlineData("12", "1.2e1")]
    [InlineData("12", "7 + 5 = 12")]
    [InlineData("12", "12 km")]
    [InlineData("12", "12km")]
    [InlineData("12", "$12")]
    [InlineData("12", "No.12")]
    [InlineData("12", "12 R2D2")]
    [InlineData("-3", "It is -3.")]
    [InlineData("-3", "It is \u22123.")]
    [InlineData("3", "5-3")]
    [InlineData("1234", "1,234")]
    [InlineData("1,234.5", "1234.50")]
    [InlineData("1000000", "1,000,000!")]
    [InlineData("0.5", ".5")]
    public void Grade_SameNumber_IsRight(string reference, string answer) =>
        Assert.True(Grade(reference, answer).IsCorrect);

    [Theory]
    [InlineData("12", "", "There is no number in the answer.")]
    [InlineData("12", "twelve", "There is no number in the answer.")]
    [InlineData("12", "R12", "There is no number in the answer.")]
    [InlineData("12", "12, or 13", "13 is not 12.")]
    [InlineData("12", "-12", "-12 is not 12.")]
    [InlineData("12", "1 2", "2 is not 12.")]
    [InlineData("12", "12.01", "12.01 is not 12.")]
    [InlineData("12", "1e999", "There is no number in the answer.")]
    public void Grade_AnotherNumber_IsWrongAndSaysWhy(string reference, string answer, string reason) =>
        Assert.Equal(new Grade(IsCorrect: false, reason), Grade(reference, answer));

    [Fact]
    public void Grade_ReferenceWithoutNumber_NamesTheProblem()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Grade("Paris", "12"));

        Assert.StartsWith("Problem 'p' has the reference 'Paris', which is no number.", refusal.Message);
    }

    [Fact]
    public void Grade_AnyAnswer_NeverThrows()
    {
        const string characters = "0123456789.,-+eE \u2212٣x\n";
        var right = 0;
        for (var run = 0; run < 50_000; run++)
        {
            var random = Seed.Generator(10, run);
            var answer = string.Concat(
                Enumerable.Range(0, random.Next(60)).Select(_ => characters[random.Next(characters.Length)]));

            right += Grade("3", answer).IsCorrect ? 1 : 0;
        }

        Assert.InRange(right, 100, 25_000);
    }

    private static Grade Grade(string reference, string answer) =>
        new NumberGrader().Grade(new Problem("p", "Q?", reference, []), answer);
}
