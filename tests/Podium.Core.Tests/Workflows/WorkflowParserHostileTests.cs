using System.Diagnostics;
using Podium.Core.Execution;
using Podium.Core.Randomness;
using Podium.Core.Workflows;

namespace Podium.Core.Tests.Workflows;

public sealed class WorkflowParserHostileTests
{
    private const int Size = 1_000_000;

    /// <summary>Ample for 1 MB read a few times; a quadratic reader would need minutes.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f", "g"];

    public static TheoryData<string> Bombs =>
    [
        "[", "]", "model_id=[", "subtasks=[[[", "\"", "'", "“", "subtasks=[\"", "subtasks=['", "subtasks=[“",
        "subtasks=[\"\"\"", "subtasks=['\\", "\\", "\n", "\nsubtasks=['", " ", "model_id ",
        "model_id = ", "**model_id** `",
        "model_id=[0]", "model_id=[0]subtasks=['x']access_list=[[]]", "subtasks=[\"a\",", "0,",
        "#", "subtasks=[#\n", "{",
        "subtasks=['a','subtasks=[', ", "\"a\"", "access_list=[[],", "```", "m", "s", "\n   ", "subtasks=[r'",
        "\",\"subtasks=[", "model_id:```python",
    ];

    [Fact]
    public void Parse_HundredThousandMutatedTexts_NeverThrows()
    {
        var usable = 0;
        for (var run = 0; run < 100_000; run++)
        {
            var random = Seed.Generator(2, run);
            var text = Mutate(WorkflowPrinter.Print(RandomWorkflows.Next(random)), random);
            var earlier = random.Next(2) == 0 ? EarlierSteps.None : RandomWorkflows.Earlier;

            var parse = WorkflowParser.Parse(text, Names, RandomWorkflows.MaxSteps, earlier);

            if (parse is WorkflowParse.Parsed parsed)
            {
                usable++;
                var workflow = parsed.Workflow;
                Assert.Empty(WorkflowValidator.Validate(workflow, Names.Length, RandomWorkflows.MaxSteps, earlier));
            }
            else
            {
                var errors = Assert.IsType<WorkflowParse.Unusable>(parse).Errors;
                Assert.InRange(errors.Count, 1, 20);
                Assert.All(errors, error => Assert.InRange(error.Position, 0, text.Length));
            }
        }

        Assert.InRange(usable, 10_000, 90_000);
    }

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Parse_MegabyteOfTheSame_TakesLinearTime(string unit)
    {
        var repeated = string.Concat(Enumerable.Repeat(unit, Size / unit.Length));
        var clock = Stopwatch.StartNew();

        WorkflowParser.Parse(repeated, Names);
        WorkflowParser.Parse("subtasks = [" + repeated, Names);
        WorkflowParser.Parse("subtasks = [\"" + repeated, Names);
        WorkflowParser.Parse($"model_id = [0]\nsubtasks = [\"x\"]\naccess_list = [[]]{repeated}", Names);

        Assert.True(clock.Elapsed < Limit, $"Four texts of 1 MB took {clock.Elapsed}.");
    }

    private static string Mutate(string text, Random random)
    {
        for (var change = random.Next(0, 4); change > 0; change--)
        {
            var from = random.Next(text.Length + 1);
            var to = Math.Min(text.Length, from + random.Next(0, 6));
            text = random.Next(5) switch
            {
                0 => text[..from] + text[to..],
                1 => text[..from] + RandomWorkflows.HostileText(random) + text[from..],
                2 => text[..from] + (char)random.Next(1, 0x3000) + text[to..],
                3 => text[..from] + text[random.Next(text.Length + 1)..],
                _ => text + "\n" + text[from..],
            };
        }

        return text;
    }
}
