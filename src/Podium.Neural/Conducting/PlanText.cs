using System.Globalization;
using System.Text.RegularExpressions;
using Podium.Core.Workflows;

namespace Podium.Neural.Conducting;

/// <summary>
/// The prose in which a neural conductor thinks, a line a step:
/// <c>1. count its letters; words3; sees 0</c>: subtask, ability, worker, access. A line without access sees nothing.
/// Steps are numbered over all rounds, so that a plan after a round goes on with the numbers of the one before.
/// </summary>
public static partial class PlanText
{
    /// <summary>Writes a plan as prose.</summary>
    /// <param name="steps">The plan.</param>
    /// <param name="first">Number of the first step: how many steps the rounds before have.</param>
    public static string Write(IReadOnlyList<PlannedStep> steps, int first) => string.Concat(
        steps.Select((step, index) => WriteStep(step, index, first) + "\n"));

    /// <summary>The line of one step, without its end.</summary>
    /// <param name="step">The step.</param>
    /// <param name="index">0-based position of the step in its plan.</param>
    /// <param name="first">Number of the plan's first step.</param>
    public static string WriteStep(PlannedStep step, int index, int first) =>
        $"{first + index}. {step.Subtask}; {step.Ability}{step.WorkerId}{Write(step.Access, first)}";

    /// <summary>The steps of a plan in prose; lines that are no plan line are passed over.</summary>
    /// <param name="prose">The plan.</param>
    /// <param name="first">Number of its first step.</param>
    public static IReadOnlyList<PlannedStep> Read(string prose, int first) =>
    [
        .. Line().Matches(prose).Select(match => new PlannedStep(
            match.Groups["subtask"].Value,
            match.Groups["ability"].Value,
            int.Parse(match.Groups["worker"].ValueSpan, CultureInfo.InvariantCulture),
            ReadAccess(match.Groups["access"].Value, first))),
    ];

    /// <summary>The workflow that a plan in prose stands for.</summary>
    /// <param name="prose">The plan.</param>
    /// <param name="first">Number of its first step.</param>
    public static Workflow ToWorkflow(string prose, int first) => new(
        prose.TrimEnd('\n'),
        [.. Read(prose, first).Select(step => new WorkflowStep(step.WorkerId, step.Subtask, step.Access))]);

    private static string Write(Access access, int first) => access switch
    {
        Access.Steps { Indices: [] } => "",
        Access.Steps some => $"; sees {string.Join(", ", some.Indices.Select(index => first + index))}",
        _ => "; sees all",
    };

    private static Access ReadAccess(string text, int first) => text switch
    {
        "" => Access.Nothing,
        "all" => Access.Everything,
        _ => new Access.Steps(
            [.. text.Split(", ").Select(number => int.Parse(number, CultureInfo.InvariantCulture) - first)]),
    };

    [GeneratedRegex(
        @"^\d+\. (?<subtask>[^;\n]+); (?<ability>[^;\n]*[^;\d\n])(?<worker>\d+)(; sees (?<access>[^;\n]+))?$",
        RegexOptions.Multiline)]
    private static partial Regex Line();
}
