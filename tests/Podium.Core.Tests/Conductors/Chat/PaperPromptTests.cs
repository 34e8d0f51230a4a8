using Microsoft.Extensions.AI;
using Podium.Core.Conductors;
using Podium.Core.Conductors.Chat;
using Podium.Core.Execution;
using Podium.Core.Tests.Execution;
using Podium.Core.Workflows;

namespace Podium.Core.Tests.Conductors.Chat;

public sealed class PaperPromptTests
{
    private static readonly string[] Headings = ["[Example]", "[Example]", "[Example]", "[Example]", "[Models]"];

    [Fact]
    public void Write_Pool_ShowsNumbersAndNothingElse()
    {
        var request = Writing.Request("Q?", NamedPool.Of("ann", "bob", "cy"));

        var message = Assert.Single(new PaperPrompt().Write(request));

        Assert.Equal(ChatRole.User, message.Role);
        Assert.EndsWith("\n[Models]\nModel id 0\nModel id 1\nModel id 2\n[Question]\nQ?", message.Text);
        Assert.DoesNotContain("bob", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A worker for tests", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Examples_SeeNothingOrEverything()
    {
        var text = new PaperPrompt().Write(Writing.Request("Q?", NamedPool.Of("ann")))[0].Text;

        var examples = text[..text.IndexOf("[Models]", StringComparison.Ordinal)].Split("[Example]\n")[1..];

        Assert.Equal(4, examples.Length);
        foreach (var example in examples)
        {
            var parse = WorkflowParser.Parse(example, ["0", "1", "2"], 5, EarlierSteps.None);
            var steps = Assert.IsType<WorkflowParse.Parsed>(parse).Workflow.Steps;
            Assert.All(steps, step => Assert.Contains(step.Access, new[] { Access.Nothing, Access.Everything }));
        }
    }

    [Fact]
    public void Write_Rounds_ShowsTheLastWorkflowAndItsResponse()
    {
        var first = new Round(new Workflow("Old.", [new(0, "a", Access.Nothing)]), ["6"], "6");
        var workflow = new Workflow("Plan.", [new(1, "b", Access.Nothing), new(0, "c", Access.Everything)]);
        var last = new Round(workflow, ["7", "[8]"], "[8]");
        var request = Writing.Request("Q?", NamedPool.Of("ann", "bob")) with { Rounds = [first, last] };

        var text = new PaperPrompt().Write(request)[0].Text;

        Assert.Contains(
            "[Question]\nQ?\n[Your earlier workflow]\n" + WorkflowPrinter.Print(workflow)
            + "\n[Its final response]\n\\[8]\n[Your turn]\n",
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Old.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_HostileTexts_ChangeNoFrame()
    {
        var random = new Random(5);
        for (var i = 0; i < 1000; i++)
        {
            var output = HostileText.Next(random);
            var workflow = new Workflow(HostileText.Next(random), [new(0, HostileText.Next(random), Access.Nothing)]);
            var request = Writing.Request(HostileText.Next(random), NamedPool.Of("ann")) with
            {
                Rounds = [new Round(workflow, [output], output)],
            };

            var text = new PaperPrompt().Write(request)[0].Text;

            Assert.Equal(
                [.. Headings, "[Question]", "[Your earlier workflow]", "[Its final response]", "[Your turn]"],
                text.Split('\n').Where(line => line.StartsWith('[')));
        }
    }

    [Fact]
    public void Write_StepsShownToANestedConductor_AreShown()
    {
        var given = new Round(new Workflow("", [new(0, "a", Access.Nothing)]), ["6"], "6") { TellsWorkers = false };
        var request = Writing.Request("Q?", NamedPool.Of("ann")) with { Rounds = [given] };

        var text = new PaperPrompt().Write(request)[0].Text;

        Assert.EndsWith("[Question]\nQ?\n[Steps done before]\n[Step -1] a\n6", text);
    }

    [Fact]
    public async Task ConductAsync_PaperOptions_AskForListsOf1024Tokens()
    {
        using var client = Model.Client(Model.OneStep);
        var conductor = new ChatConductor(Model.Of(client), ChatConductorOptions.Paper);

        var workflow = await Writing.WorkflowOf(conductor, Writing.Request("Q?", NamedPool.Of("ann")));

        Assert.Equal([new WorkflowStep(0, "Solve it.", Access.Nothing)], workflow.Steps);
        var options = Assert.Single(client.Calls).Options!;
        Assert.Equal(1024, options.MaxOutputTokens);
        Assert.Null(options.ResponseFormat);
    }
}
