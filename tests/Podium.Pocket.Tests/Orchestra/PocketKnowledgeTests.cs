using Podium.Core.Randomness;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Problems;

namespace Podium.Pocket.Tests.Orchestra;

public sealed class PocketKnowledgeTests
{
    [Fact]
    public void Covers_GeneratedProblems_SaysYes()
    {
        const int Count = 5000;
        var random = Seed.Generator(6);
        var covered = Enumerable.Range(0, Count).Count(_ =>
            PocketKnowledge.Covers(ProblemGenerator.DrawMixed(random, ProblemSplit.Validation).Problem.Text));

        Assert.InRange(covered, 0.99 * Count, Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("Who wrote Hamlet?")]
    [InlineData("Why is my Kubernetes deployment crashing?")]
    [InlineData("Write a Python function that sorts strings.")]
    [InlineData("Summarise this article about climate policy.")]
    [InlineData("Wie spät wird es morgen Abend?")]
    [InlineData("Explain quantum entanglement to children.")]
    [InlineData("Should I refinance my mortgage this year?")]
    [InlineData("Translate good morning into Swahili please.")]
    public void Covers_ForeignQuestion_SaysNo(string question) => Assert.False(PocketKnowledge.Covers(question));
}
