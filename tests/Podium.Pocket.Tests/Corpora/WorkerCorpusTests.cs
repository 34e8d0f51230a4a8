using Podium.Core.Execution;
using Podium.Core.Randomness;
using Podium.Pocket.Corpora;
using Podium.Pocket.Skills;
using Podium.Pocket.Tests.Problems;

namespace Podium.Pocket.Tests.Corpora;

public sealed class WorkerCorpusTests
{
    [Theory]
    [InlineData("facts")]
    [InlineData("words")]
    [InlineData("arithmetic")]
    [InlineData("calendar")]
    [InlineData("lists")]
    [InlineData("checking")]
    public void DrawQuestionOrStep_AnyExample_ParsesAndShowsTrueOutputs(string skill)
    {
        var random = Seed.Generator(1);
        var answers = 0;
        for (var count = 0; count < 300; count++)
        {
            var example = WorkerCorpus.DrawQuestionOrStep(skill, random);

            answers += Check(example);
        }

        Assert.True(answers >= (skill == FactsSkill.Name ? 40 : 250), $"{answers} answers were checked.");
    }

    [Theory]
    [InlineData("words")]
    [InlineData("arithmetic")]
    [InlineData("checking")]
    public void DrawSpecialist_ManyExamples_ThreeInTenFollowStepsWithoutMeaning(string skill)
    {
        const int count = 2000;
        var random = Seed.Generator(3);

        var usual = Enumerable.Range(0, count)
            .Count(_ => FollowsWordsWithoutMeaning(WorkerCorpus.DrawQuestionOrStep(skill, random)));
        var drawn = Enumerable.Range(0, count)
            .Count(_ => FollowsWordsWithoutMeaning(WorkerCorpus.DrawSpecialist(skill, random)));

        var unrelated = (drawn - (0.7 * usual)) / count;
        Assert.InRange(unrelated, 0.25, 0.35);
    }

    [Fact]
    public void DrawGeneralist_AnyExample_ParsesAndShowsTrueOutputs()
    {
        var random = Seed.Generator(2);
        var answers = 0;
        for (var count = 0; count < 1000; count++)
        {
            answers += Check(WorkerCorpus.DrawGeneralist(random));
        }

        Assert.True(answers >= 200, $"{answers} answers were checked.");
    }

    private static bool FollowsWordsWithoutMeaning(WorkerExample example) =>
        example.Message.Steps is [.., var last] && !StepSolver.Understands(last.Subtask);

    /// <summary>Checks what an independent solver can, and returns whether the answer was among it.</summary>
    private static int Check(WorkerExample example)
    {
        var message = example.Message;
        Assert.Null(message.Question);
        Assert.Equal(message, WorkerMessage.Parse($"{message}"));
        foreach (var step in message.Steps)
        {
            var before = message.Steps.FirstOrDefault(other => other.Index == step.Index - 1);
            if (before is not null || step.Index == 0)
            {
                StepSolver.AssertAgrees(step.Subtask, before?.Output, step.Output);
            }
        }

        Assert.NotEqual("", example.Answer);
        return StepSolver.AssertAgrees(message.Subtask, message.Steps.LastOrDefault()?.Output, example.Answer);
    }
}
