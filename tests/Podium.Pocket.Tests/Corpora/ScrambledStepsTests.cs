using Podium.Core.Execution;
using Podium.Core.Randomness;
using Podium.Pocket.Corpora;

namespace Podium.Pocket.Tests.Corpora;

public sealed class ScrambledStepsTests
{
    private static readonly WorkerMessage Message = new(
        null,
        [new VisibleStep(0, "the smallest of 4, 5 and 1", "1"), new VisibleStep(1, "double it", "2")],
        "add 5");

    [Fact]
    public void Draw_EarlierSteps_SaysSomethingElseOfThemHalfOfTheTimeAndKeepsWhatCameOfThem()
    {
        var random = Seed.Generator(1);
        var scrambled = 0;
        var asked = new HashSet<string>();
        for (var draw = 0; draw < 1000; draw++)
        {
            var message = ScrambledSteps.Draw(new WorkerExample(Message, "7"), random).Message;

            Assert.Equal(Message.Subtask, message.Subtask);
            Assert.Equal(Message.Steps.Select(Seen), message.Steps.Select(Seen));
            Assert.Equal(message, WorkerMessage.Parse($"{message}"));
            if (message != Message)
            {
                scrambled++;
                asked.UnionWith(message.Steps.Select(step => step.Subtask));
            }
        }

        Assert.InRange(scrambled, 450, 550);
        Assert.InRange(asked.Count, scrambled, 2 * scrambled);
        Assert.DoesNotContain("", asked);
    }

    [Fact]
    public void Draw_NoEarlierStep_LeavesTheExampleAndTheGeneratorAlone()
    {
        var example = new WorkerExample(new WorkerMessage(null, [], "What is 2 plus 5?"), "7");
        var random = Seed.Generator(2);

        Assert.Same(example, ScrambledSteps.Draw(example, random));
        Assert.Equal(Seed.Generator(2).Next(), random.Next());
    }

    private static (int Index, string Output) Seen(VisibleStep step) => (step.Index, step.Output);
}
