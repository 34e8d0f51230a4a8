using System.Globalization;
using System.Text.RegularExpressions;
using Podium.Core.Workflows;

namespace Podium.Neural.Conducting;

/// <summary>
/// The prose in which a neural conductor thinks, a line a step:
/// <c>1. count its letters; words3; sees 0</c>: subtask, ability, worker, access. A line without access sees nothing.
/// </summary>
public static partial class PlanText
{
    /// <summary>Writes a plan as prose.</summary>
    public static string Write(IReadOnlyList<PlannedStep> steps) => string.Concat(steps.Select((step, index) =>
        $"{index}. {step.Subtask}; {step.Ability}{step.WorkerId}{Write(step.Access)}\n"));

    /// <summary>The workflow that a plan in prose stands for; lines that are no plan line are passed over.</summary>
    public static Workflow ToWorkflow(string prose)
    {
        var steps = Line().Matches(prose).Select(match => new WorkflowStep(
            int.Parse(match.Groups["worker"].ValueSpan, CultureInfo.InvariantCulture),
            match.Groups["subtask"].Value,
            ReadAccess(match.Groups["access"].Value)));
        return new Workflow(prose.TrimEnd('\n'), [.. steps]);
    }

    private static string Write(Access access) => access switch
    {
        Access.Steps { Indices: [] } => "",
        Access.Steps some => $"; sees {string.Join(", ", some.Indices)}",
        _ => "; sees all",
    };

    private static Access ReadAccess(string text) => text switch
    {
        "" => Access.Nothing,
        "all" => Access.Everything,
        _ => new Access.Steps([.. text.Split(", ").Select(index => int.Parse(index, CultureInfo.InvariantCulture))]),
    };

    [GeneratedRegex(
        @"^\d+\. (?<subtask>[^;\n]+); [^;\n]*[^;\d\n](?<worker>\d+)(; sees (?<access>[^;\n]+))?$",
        RegexOptions.Multiline)]
    private static partial Regex Line();
}
