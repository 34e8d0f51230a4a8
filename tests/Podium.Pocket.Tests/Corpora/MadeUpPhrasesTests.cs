using Podium.Core.Randomness;
using Podium.Pocket.Corpora;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Problems;
using Podium.Pocket.Reading;

namespace Podium.Pocket.Tests.Corpora;

public sealed class MadeUpPhrasesTests
{
    [Fact]
    public void Draw_AnyQuestion_IsCutIntoItsOwnWordsAndOfSkillsThatTrainingCombines()
    {
        var random = Seed.Generator(1);
        var known = 0;
        for (var count = 0; count < 1000; count++)
        {
            var length = 1 + (count % ProblemGenerator.LongestChain);
            var problem = MadeUpPhrases.Draw(random, length);

            Assert.Equal(length, problem.Length);
            Assert.False(HeldOutCombinations.AreIn(problem.Problem.Skills));
            HashSet<string> words = [.. Words(problem.Problem.Text), "it"];
            for (var step = 0; step < length; step++)
            {
                Assert.Subset(words, Words(problem.Subtask(step, step + 1)));
            }

            known += PocketKnowledge.Covers(problem.Problem.Text) ? 1 : 0;
        }

        Assert.InRange(known, 0, 250);
    }

    [Fact]
    public void Draw_GoingOn_KeepsTheWordForWhatCameBefore()
    {
        var random = Seed.Generator(2);
        var (drawn, usual) = (0, 0);
        for (var count = 0; count < 1000; count++)
        {
            drawn += GoesOn(MadeUpPhrases.Draw(random, 2)) ? 1 : 0;
            usual += GoesOn(ProblemGenerator.Draw(random, ProblemSplit.Train, 2)) ? 1 : 0;
        }

        Assert.InRange(drawn, usual - 90, usual + 90);
    }

    private static bool GoesOn(PocketProblem problem) => Words(problem.Subtask(1, 2)).Contains("it");

    private static HashSet<string> Words(string text) =>
        QuestionWords.Split(text).Select(word => word.ToLowerInvariant()).ToHashSet();
}
