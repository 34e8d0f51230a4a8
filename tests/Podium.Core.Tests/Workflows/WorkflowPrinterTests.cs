using Podium.Core.Randomness;
using Podium.Core.Workflows;

namespace Podium.Core.Tests.Workflows;

public sealed class WorkflowPrinterTests
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f", "g"];

    [Fact]
    public void Print_AnyValidWorkflow_IsReadBackAsTheSame()
    {
        for (var run = 0; run < 20_000; run++)
        {
            var workflow = RandomWorkflows.Next(Seed.Generator(1, run));

            var text = WorkflowPrinter.Print(workflow);
            var parse = WorkflowParser.Parse(text, Names, RandomWorkflows.MaxSteps, RandomWorkflows.Earlier);

            var parsed = Assert.IsType<WorkflowParse.Parsed>(parse, exactMatch: true);
            Assert.Equal(workflow with { Prose = workflow.Prose.Trim() }, parsed.Workflow);
        }
    }

    [Fact]
    public void Print_Team_IsThePapersForm()
    {
        var workflow = new Workflow("Split it.", [
            new WorkflowStep(3, "Name the \"capital\".", Access.Nothing),
            new WorkflowStep(0, "Count\nits letters.", new Access.Steps([0])),
            new WorkflowStep(1, "Answer.", Access.Everything),
        ]);

        var text = WorkflowPrinter.Print(workflow);

        Assert.Equal(
            """
            Split it.
            model_id = [3, 0, 1]
            subtasks = ["Name the \"capital\".", "Count\nits letters.", "Answer."]
            access_list = [[], [0], ["all"]]
            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Print_NoStepsNoProse_IsThreeEmptyLists()
    {
        var text = WorkflowPrinter.Print(new Workflow("", []));

        Assert.Equal("model_id = []\nsubtasks = []\naccess_list = []", text);
    }
}
