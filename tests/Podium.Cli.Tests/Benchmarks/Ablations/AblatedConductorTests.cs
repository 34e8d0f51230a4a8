using Podium.Cli.Benchmarks.Ablations;
using Podium.Core.Conductors;
using Podium.Core.Learning;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Cli.Tests.Benchmarks.Ablations;

public sealed class AblatedConductorTests
{
    private const string Question = "How many letters are in the capital of France?";

    private const string Text =
        "0. the capital of France; facts0\n1. count its letters; words1; sees 0\n2. double it; words1\n"
        + "model_id = [0, 1, 1]\n"
        + "subtasks = [\"the capital of France\", \"count its letters\", \"double it\"]\n"
        + "access_list = [[], [0], []]";

    private static readonly WorkerPool Pool = new(
    [
        Worker("facts", 0.5m, ("facts", 0.97), ("words", 0.1)),
        Worker("words", 7, ("facts", 0), ("words", 0.99)),
    ]);

    private static ConductorRequest Request => new(Question, Pool, [], 5, 1);

    [Fact]
    public async Task NoSubtasks_WhateverIsWritten_RunsTheQuestion()
    {
        foreach (var steps in await StepsAsync(Intervention.NoSubtasks))
        {
            Assert.All(steps, step => Assert.Equal(Question, step.Subtask));
            Assert.Equal([0, 1, 1], steps.Select(step => step.WorkerId));
            Assert.Equal([Access.Nothing, new Access.Steps([0]), Access.Nothing], steps.Select(step => step.Access));
        }
    }

    [Fact]
    public async Task NoAccess_WhateverIsWritten_ShowsEverything()
    {
        foreach (var steps in await StepsAsync(Intervention.NoAccess))
        {
            Assert.All(steps, step => Assert.Equal(Access.Everything, step.Access));
            Assert.Equal("count its letters", steps[1].Subtask);
        }
    }

    [Fact]
    public async Task NoCards_TrainingAndMeasuring_ShowsCardsThatAreAllTheSame()
    {
        var inner = new WritingConductor(Text);
        var conductor = new AblatedConductor(inner, Intervention.NoCards);

        conductor.Sample([Request], 1, TestContext.Current.CancellationToken);
        await conductor.ConductAsync(Request, TestContext.Current.CancellationToken);

        Assert.Equal(2, inner.Asked.Count);
        Assert.All(inner.Asked, asked =>
        {
            var cards = asked.Pool.Workers.Select(worker => worker.Card).ToArray();
            Assert.Equal(["facts", "words"], cards[0].Skills.Select(skill => skill.Skill));
            Assert.All(cards, card =>
            {
                Assert.Equal(cards[0].Skills, card.Skills);
                Assert.Equal(cards[0].Price, card.Price);
                Assert.Equal("", card.Summary);
            });
        });
    }

    [Fact]
    public void NoCards_WorkersInAnotherOrder_ShowsTheSame()
    {
        var backwards = new WorkerPool([.. Pool.Workers.Reverse()]);

        var (one, other) = (Intervention.NoCards.Show(Pool), Intervention.NoCards.Show(backwards));

        Assert.Equal(
            one.Workers.Select(worker => worker.Card.Skills[0]), other.Workers.Select(worker => worker.Card.Skills[0]));
        Assert.Equal(["words", "facts"], other.Workers.Select(worker => worker.Name));
    }

    [Fact]
    public void Sample_AnyIntervention_LearnsFromWhatWasWritten()
    {
        var inner = new WritingConductor(Text);
        var conductor = new AblatedConductor(inner, Intervention.NoSubtasks);

        var samples = conductor.Sample([Request, Request], 2, TestContext.Current.CancellationToken);
        conductor.Update(
            [.. samples.SelectMany(group => group).Select(sample => new WeightedSample(sample, 1))],
            new PolicyUpdateOptions());

        Assert.Equal(
            [0, 1, 10, 11],
            inner.Learned.Select(weighted => ((WritingConductor.Written)weighted.Sample).Number));
        Assert.StartsWith("0. the capital of France; facts0\n", samples[0][0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no workflow at all")]
    [InlineData("model_id = [9]\nsubtasks = [\"x\"]\naccess_list = [[]]")]
    public async Task Conduct_TextThatCannotBeRun_StaysAsItIs(string text)
    {
        var conductor = new AblatedConductor(new WritingConductor(text), Intervention.NoSubtasks);

        var reply = await conductor.ConductAsync(Request, TestContext.Current.CancellationToken);

        Assert.Equal(text, reply.Text);
    }

    /// <summary>What is run of the text in training, and when it is measured.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<WorkflowStep>>> StepsAsync(Intervention intervention)
    {
        var conductor = new AblatedConductor(new WritingConductor(Text), intervention);
        var token = TestContext.Current.CancellationToken;
        var sample = conductor.Sample([Request], 1, token)[0][0];
        var reply = await conductor.ConductAsync(Request, token);
        return [StepsOf(sample.Text), StepsOf(reply.Text)];
    }

    private static IReadOnlyList<WorkflowStep> StepsOf(string text) =>
        Assert.IsType<WorkflowParse.Parsed>(WorkflowParser.Parse(text, ["facts", "words"])).Workflow.Steps;

    private static Worker Worker(string name, decimal price, params (string Skill, double Accuracy)[] skills) => new(
        name,
        new WorkerCard(
            "Is good.",
            [.. skills.Select(skill => new SkillAccuracy(skill.Skill, skill.Accuracy, 100))],
            new TokenPrice(price, price),
            1000,
            100),
        new ScriptedChatClient("5"));
}
