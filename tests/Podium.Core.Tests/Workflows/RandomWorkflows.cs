using System.Text;
using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Workflows;

namespace Podium.Core.Tests.Workflows;

/// <summary>Draws valid workflows whose prose and subtasks try to break the text form.</summary>
internal static class RandomWorkflows
{
    public const int Workers = 7;

    public const int MaxSteps = 9;

    /// <summary>A round before the workflows, of three steps that all gave an output.</summary>
    public static readonly EarlierSteps Earlier = EarlierSteps.Of([new Round(
        new Workflow("", [.. Enumerable.Repeat(new WorkflowStep(0, "s", Access.Nothing), 3)]), ["a", "b", "c"], "c")]);

    private static readonly string[] Fragments =
    [
        "model_id = [", "subtasks = [\"", "subtasks = ['''", "access_list = [[]]", "model_id = [9]", "model_id", "\\",
        "subtasks:", "subtasks =", "subtasks = [\"a\", ", "access_list: [\"all\"]", "model_id = [[[[[", "```python",
        "```", "{", "}", "\n", "\r\n", "\"", "'", "“", "”", "\"\"\"", "[", "]", ",", "#", "//", "all", "None", "\t",
        "\u2028", "\0", "\u0085", "\uD83D\uDE00", "\uD800", "é", "中文", "**", "don't", "\\n", "\\u0041", "x", " ",
        "{\"model_id\": [0], \"subtasks\": [\"s\"], \"access_list\": [[]]}", "subtasks = [\"one\\", "0", "- ",
        "model_id = [0]\nsubtasks = [\"draft\"]\naccess_list = [[]]", "*", "r\"", "«", "model\\_id = [", "SUBTASKS=[",
    ];

    public static Workflow Next(Random random)
    {
        var count = random.Next(0, MaxSteps + 1);
        var steps = Enumerable.Range(0, count).Select(step => new WorkflowStep(
            random.Next(Workers),
            HostileText(random) + "s",
            NextAccess(random, step)));
        return new Workflow(HostileText(random), steps.ToArray());
    }

    public static string HostileText(Random random)
    {
        var text = new StringBuilder();
        for (var part = random.Next(0, 8); part > 0; part--)
        {
            text.Append(Fragments[random.Next(Fragments.Length)]);
        }

        return text.ToString();
    }

    private static Access NextAccess(Random random, int step) => random.Next(3) switch
    {
        0 => Access.Everything,
        1 => Access.Nothing,
        _ => new Access.Steps(Enumerable.Range(-Earlier.Count, Earlier.Count + step)
            .Where(_ => random.Next(2) == 0).ToArray()),
    };
}
