using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Neural.Conducting;
using Podium.Pocket.Corpora;
using Podium.Pocket.Training;

namespace Podium.Pocket.Tests.Corpora;

public sealed class RoundCorpusTests
{
    private const int MostSteps = 5;

    [Fact]
    public void Draw_AnyCut_IsTheWholePlanInOrder()
    {
        var random = Seed.Generator(1);
        var seen = new HashSet<(int Rounds, int Done, int Left)>();
        for (var count = 0; count < 3000; count++)
        {
            var length = 1 + (count % 8);
            var solved = Solved(length);

            var example = RoundCorpus.Draw(random, [solved], MostSteps);

            var done = example.Rounds.SelectMany(round => round.Workflow.Steps).Select(step => step.Subtask);
            var left = example.Plans[0].Select(step => step.Subtask);
            Assert.Equal(solved.Round.Workflow.Steps.Select(step => step.Subtask), done.Concat(left));
            Assert.Equal(
                solved.Round.Outputs.Take(length - example.Plans[0].Count),
                example.Rounds.SelectMany(round => round.Outputs));
            Assert.All(example.Rounds, round => Assert.InRange(round.Workflow.Steps.Count, 1, MostSteps));
            Assert.All(example.Rounds, round => Assert.Equal(round.Outputs[^1], round.Answer));
            seen.Add((example.Rounds.Count, length - example.Plans[0].Count, example.Plans[0].Count));
        }

        Assert.All(
            from length in Enumerable.Range(1, 8) from done in Enumerable.Range(0, length + 1) select (length, done),
            cut => Assert.Contains(seen, one => one.Done == cut.done && one.Done + one.Left == cut.length));
        Assert.Contains(seen, one => one is { Rounds: 2, Done: < MostSteps });
    }

    [Fact]
    public void Draw_AnyCut_SeesWhatTheWholePlanSaw()
    {
        var random = Seed.Generator(2);
        for (var count = 0; count < 1000; count++)
        {
            var solved = Solved(1 + (count % 8));

            var example = RoundCorpus.Draw(random, [solved], MostSteps);

            var earlier = EarlierSteps.Of(example.Rounds);
            var rest = new Workflow("", [.. example.Plans[0].Select(ToStep)]);
            Assert.Empty(WorkflowValidator.Validate(rest, example.Cards.Count, 10, earlier));
            var starts = example.Rounds.Select(round => round.Workflow.Steps.Count).ToArray();
            var absolute = example.Rounds
                .SelectMany((round, index) => Absolute(round.Workflow.Steps, starts.Take(index).Sum()))
                .Concat(Absolute(rest.Steps, earlier.Count));
            Assert.Equal(Absolute(solved.Round.Workflow.Steps, 0), absolute);
        }
    }

    [Fact]
    public void Draw_AnyCut_NumbersItsStepsWithOneDigitFromAnywhere()
    {
        var random = Seed.Generator(3);
        var firsts = new HashSet<int>();
        for (var count = 0; count < 500; count++)
        {
            var solved = Solved(4);

            var example = RoundCorpus.Draw(random, [solved], MostSteps);

            var prompt = ConductorPrompt.Compose(
                example.Cards, example.Question, example.Rounds, example.FirstStep);
            firsts.Add(example.FirstStep);
            Assert.InRange(example.FirstStep, 0, NeuralConductor.MostSteps - 4);
            Assert.Equal(0, example.Rounds.Count == 0 ? example.FirstStep : 0);
            Assert.All(
                Enumerable.Range(example.FirstStep, 4 - example.Plans[0].Count),
                number => Assert.Contains($"\n{number}. do", prompt, StringComparison.Ordinal));
        }

        Assert.Equal(NeuralConductor.MostSteps - 3, firsts.Count);
    }

    [Theory]
    [InlineData("0. do 0; words0\n1. do 1; words0; sees 0\n", "a", "b", true)]
    [InlineData("0. do 0; words0\n1. do 1; words0; sees all\n", "a", "b", false)]
    [InlineData("0. do 0; words0\n1. do 1; words0\n", "a", "b", false)]
    [InlineData("0. do 0; words0\n1. do 1; words0; sees 0\n", null, "b", false)]
    [InlineData("a plan in other words", "a", "b", false)]
    public void CanBeCut_APlan_SaysWhetherItsStepsNameWhatTheySee(
        string prose, string? first, string second, bool expected)
    {
        var round = new Round(PlanText.ToWorkflow(prose, 0), [first, second], second);

        Assert.Equal(expected, RoundCorpus.CanBeCut(new SolvedProblem("?", [], round)));
    }

    private static SolvedProblem Solved(int length)
    {
        PlannedStep[] plan =
        [
            .. Enumerable.Range(0, length).Select(step => new PlannedStep(
                $"do {step}", "words", step % 2, new Access.Steps(Seen(step)))),
        ];
        string?[] outputs = [.. Enumerable.Range(0, length).Select(step => $"out {step}")];
        var round = new Round(PlanText.ToWorkflow(PlanText.Write(plan, 0), 0), outputs, outputs[^1]);
        var card = new WorkerCard("", [new SkillAccuracy("words", 0.9, 10)], new TokenPrice(1, 1), 100, 10);
        return new SolvedProblem("Do all of it.", [card, card], round);
    }

    private static int[] Seen(int step) => step == 0 ? [] : [.. new[] { step / 2, step - 1 }.Distinct().Order()];

    private static WorkflowStep ToStep(PlannedStep step) => new(step.WorkerId, step.Subtask, step.Access);

    private static IEnumerable<string> Absolute(IEnumerable<WorkflowStep> steps, int first) => steps.Select(step =>
        string.Join(',', ((Access.Steps)step.Access).Indices.Select(index => first + index)));
}
