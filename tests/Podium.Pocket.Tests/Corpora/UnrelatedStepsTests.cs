using Podium.Core.Execution;
using Podium.Core.Randomness;
using Podium.Pocket.Corpora;
using Podium.Pocket.Tests.Problems;

namespace Podium.Pocket.Tests.Corpora;

public sealed class UnrelatedStepsTests
{
    [Theory]
    [InlineData("facts", 20)]
    [InlineData("words", 150)]
    [InlineData("arithmetic", 90)]
    [InlineData("calendar", 20)]
    [InlineData("lists", 5)]
    [InlineData("checking", 130)]
    public void Draw_AnyExample_AsksForWhatCameOfTheLastStepWhateverThatWasAsked(string skill, int leastInputs)
    {
        var random = Seed.Generator(1);
        var inputs = new HashSet<string>();
        var asked = new HashSet<string>();
        var answers = 0;
        for (var count = 0; count < 500; count++)
        {
            var (message, answer) = UnrelatedSteps.Draw(skill, random);

            Assert.Null(message.Question);
            Assert.Equal(message, WorkerMessage.Parse($"{message}"));
            var last = message.Steps[^1];
            answers += StepSolver.AssertAgrees(message.Subtask, last.Output, answer);
            inputs.Add(last.Output);
            asked.Add(last.Subtask);
        }

        Assert.True(answers >= (skill == "facts" ? 50 : 450), $"{answers} answers were checked.");
        Assert.True(inputs.Count >= leastInputs, $"{inputs.Count} inputs were drawn.");
        Assert.True(asked.Count >= 400, $"{asked.Count} subtasks were drawn.");
    }
}
