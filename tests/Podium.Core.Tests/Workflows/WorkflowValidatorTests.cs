using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Workflows;

namespace Podium.Core.Tests.Workflows;

public sealed class WorkflowValidatorTests
{
    [Fact]
    public void Validate_GoodWorkflow_FindsNothing()
    {
        var workflow = new Workflow("", [
            new WorkflowStep(0, "a", Access.Everything),
            new WorkflowStep(2, "b", Access.Nothing),
            new WorkflowStep(1, "c", new Access.Steps([0, 1])),
        ]);

        Assert.Empty(WorkflowValidator.Validate(workflow, workerCount: 3, maxSteps: 3, EarlierSteps.None));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void Validate_WorkerOutsideThePool_IsAnIssueOfItsStep(int worker)
    {
        var issue = Assert.Single(Validate(
            new WorkflowStep(0, "a", Access.Nothing),
            new WorkflowStep(worker, "b", Access.Nothing)));

        Assert.Equal((1, WorkflowPart.Worker), (issue.Step, issue.Part));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(0, 0)]
    public void Validate_AccessToOtherThanEarlierStepsInOrder_IsAnIssue(params int[] visible)
    {
        var issue = Assert.Single(Validate(
            new WorkflowStep(0, "a", Access.Nothing),
            new WorkflowStep(0, "b", new Access.Steps(visible)),
            new WorkflowStep(0, "c", Access.Everything)));

        Assert.Equal((1, WorkflowPart.Access), (issue.Step, issue.Part));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(-2, false)]
    [InlineData(-3, true)]
    [InlineData(-4, false)]
    public void Validate_AccessToEarlierRounds_NeedsAnOutput(int visible, bool isGood)
    {
        var round = new Round(
            new Workflow("", [.. Enumerable.Repeat(new WorkflowStep(0, "s", Access.Nothing), 3)]),
            ["a", null, "c"],
            "c");
        var workflow = new Workflow("", [new WorkflowStep(0, "go on", new Access.Steps([visible]))]);

        var issues = WorkflowValidator.Validate(workflow, 1, 5, EarlierSteps.Of([round]));

        Assert.Equal(isGood, issues.Count == 0);
    }

    [Fact]
    public void Validate_SeveralWrongSteps_NamesThemAll()
    {
        var issues = Validate(
            new WorkflowStep(9, "", new Access.Steps([5])),
            new WorkflowStep(9, "\n", Access.Nothing));

        Assert.Equal(5, issues.Count);
    }

    [Fact]
    public void Validate_NoSteps_NeedsAPreviousRound()
    {
        var nothing = new Workflow("", []);

        Assert.Single(WorkflowValidator.Validate(nothing, 1, 1, EarlierSteps.None));
        Assert.Empty(WorkflowValidator.Validate(nothing, 1, 1, RandomWorkflows.Earlier));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Validate_ImpossibleLimits_Throws(int workers, int maxSteps) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => WorkflowValidator.Validate(new Workflow("", []), workers, maxSteps, RandomWorkflows.Earlier));

    private static IReadOnlyList<WorkflowIssue> Validate(params WorkflowStep[] steps) =>
        WorkflowValidator.Validate(new Workflow("", steps), workerCount: 3, maxSteps: 5, EarlierSteps.None);
}
