using Podium.Core.Workflows;

namespace Podium.Core.Tests.Workflows;

/// <summary>Texts in which a model thinks aloud before, between or after the workflow it means.</summary>
public sealed class WorkflowParserDraftTests
{
    private const string Final = "model_id = [1]\nsubtasks = [\"final\"]\naccess_list = [[]]";

    private static readonly string[] Names = ["a", "b"];

    public static TheoryData<string, string> Thoughts => new()
    {
        { "whole draft", "model_id = [0]\nsubtasks = ['draft']\naccess_list = [[]]\nNo, better:" },
        { "half a draft", "Perhaps subtasks = ['draft'] and access_list = [['all']]?" },
        { "first list only", "model_id = [0], hmm." },
        { "broken list", "model_id = [0, subtasks = [" },
        { "open string", "I begin: subtasks = [\"draft" },
        { "open triple quote", "subtasks = ['''draft" },
        { "open comment", "model_id = [0 # not so" },
        { "the form", "I must write model_id = [...], subtasks = [\"...\"], access_list = [[...]]." },
        { "many drafts", string.Concat(Enumerable.Repeat("model_id=[0] subtasks=['x'] access_list=[[]] or ", 9)) },
        { "json draft", "{\"model_id\": [0], \"subtasks\": [\"draft\"], \"access_list\": [[]]}" },
    };

    [Theory]
    [MemberData(nameof(Thoughts))]
    public void Parse_ThoughtsThenWorkflow_TakesTheWorkflowAndKeepsTheThoughts(string kind, string thoughts)
    {
        var workflow = Parse($"{thoughts}\n\n{Final}");

        Assert.NotEmpty(kind);
        Assert.Equal("final", Assert.Single(workflow.Steps).Subtask);
        Assert.Equal(1, workflow.Steps[0].WorkerId);
        Assert.Equal(thoughts.Trim(), workflow.Prose);
    }

    [Theory]
    [InlineData("That is all.")]
    [InlineData("Here model_id = [0, 1] would have cost more.")]
    [InlineData("model_id = [0], subtasks = ['x'] were my first thought.")]
    [InlineData("subtasks = [\"cut off")]
    [InlineData("model_id = [0]\nsubtasks = [\"cut off\"]\naccess_list = [[")]
    public void Parse_WordsAfterTheWorkflow_DoNotChangeIt(string after)
    {
        var workflow = Parse($"{Final}\n{after}");

        Assert.Equal(new Workflow("", [new WorkflowStep(1, "final", Access.Nothing)]), workflow);
    }

    [Fact]
    public void Parse_LooseWorkflowAfterABlock_Wins()
    {
        const string loose = "model_id = [0] (cheap)\nsubtasks = ['loose'] (whole)\naccess_list = [[]]";

        var workflow = Parse($"{Final}\nOr rather:\n{loose}");

        Assert.Equal("loose", Assert.Single(workflow.Steps).Subtask);
    }

    [Fact]
    public void Parse_OneListCorrectedOnTheWay_TakesTheCorrection()
    {
        var workflow = Parse("model_id = [0]\nsubtasks = ['x', 'y']\nNo: subtasks = ['z']\naccess_list = [[]]");

        Assert.Equal("z", Assert.Single(workflow.Steps).Subtask);
    }

    [Theory]
    [InlineData("```python\n", "\n```")]
    [InlineData("```\n", "\n```\nDone.")]
    [InlineData("**", "")]
    [InlineData("- ", "")]
    [InlineData("### ", "")]
    [InlineData("{\"", "}")]
    [InlineData("```json\n{\n  \"", "\n}\n```")]
    public void Parse_MarksAroundTheLists_AreNotProse(string before, string after)
    {
        var workflow = Parse($"One is enough.\n{before}{Final}{after}");

        Assert.Equal("One is enough.", workflow.Prose);
    }

    [Fact]
    public void Parse_NameWithinAnotherName_IsNoList()
    {
        var parse = WorkflowParser.Parse("my_model_id = [0]\nsubtasks2 = ['x']\naccess_list = [[]]", Names);

        Assert.Equal(2, Assert.IsType<WorkflowParse.Unusable>(parse).Errors.Count);
    }

    private static Workflow Parse(string text) =>
        Assert.IsType<WorkflowParse.Parsed>(WorkflowParser.Parse(text, Names)).Workflow;
}
