using Podium.Core.Conductors;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Conductors;

public sealed class FixedConductorChoiceTests
{
    private static readonly WorkerPool Pool = new(
    [
        Of("never"),
        Of("weak", 0.9, 0.1),
        Of("strong", 0.5, 0.7),
        Of("alike", 0.6),
    ]);

    [Theory]
    [InlineData("single:weak", 1, 1)]
    [InlineData("SINGLE:weak", 1, 1)]
    [InlineData("vote:3", 4, 2)]
    [InlineData("vote:3:weak", 4, 1)]
    [InlineData("refine:2", 3, 2)]
    [InlineData("moa:2", 9, 0)]
    public async Task Create_Spelling_IsThatConductorOfTheNamedOrTheStrongestWorker(string text, int steps, int first)
    {
        var choice = FixedConductorChoice.Parse(text)!;

        var conductor = choice.Create(Pool);

        var request = Writing.Request("Q?", choice.TeamFrom(Pool)) with { MaxSteps = 20 };
        var workflow = await Writing.WorkflowOf(conductor, request);
        Assert.Equal((steps, first), (workflow.Steps.Count, workflow.Steps[0].WorkerId));
        Assert.Equal(steps, conductor.StepsIn(Pool));
    }

    [Theory]
    [InlineData("")]
    [InlineData("strong")]
    [InlineData("single")]
    [InlineData("single:")]
    [InlineData("single:a:b")]
    [InlineData("vote")]
    [InlineData("vote:3:")]
    [InlineData("random")]
    public void Parse_NoFixedConductor_IsNothing(string text) => Assert.Null(FixedConductorChoice.Parse(text));

    [Theory]
    [InlineData("vote:0", "votes from 1 to 100")]
    [InlineData("refine:many", "refinements from 1 to 100")]
    [InlineData("moa:11", "layers from 1 to 10")]
    public void Parse_NumberOutOfRange_SaysWhichThereAre(string text, string expected)
    {
        var error = Assert.Throws<FormatException>(() => FixedConductorChoice.Parse(text));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static Worker Of(string name, params double[] accuracies) => new(
        name,
        Pools.Card with
        {
            Skills = [.. accuracies.Select((share, skill) => new SkillAccuracy($"s{skill}", share, 10))],
        },
        new ScriptedChatClient("x"));
}
