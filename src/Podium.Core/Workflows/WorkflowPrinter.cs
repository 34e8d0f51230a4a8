using System.Globalization;
using System.Text;

namespace Podium.Core.Workflows;

/// <summary>
/// Writes a workflow in the canonical form: the prose, then the three lists, one per line, strings as in JSON.
/// What it writes for a valid workflow, <see cref="WorkflowParser"/> reads back as the same workflow, but for
/// white space around the prose.
/// </summary>
public static class WorkflowPrinter
{
    /// <summary>The canonical text; its lines are separated by line feeds, with none after the last.</summary>
    public static string Print(Workflow workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var text = new StringBuilder();
        var prose = workflow.Prose.Trim();
        if (prose.Length > 0)
        {
            text.Append(prose).Append('\n');
        }

        AppendList(text, "model_id", workflow.Steps, AppendWorker);
        text.Append('\n');
        AppendList(text, "subtasks", workflow.Steps, (output, step) => AppendQuoted(output, step.Subtask));
        text.Append('\n');
        AppendList(text, "access_list", workflow.Steps, AppendAccess);
        return text.ToString();
    }

    private static void AppendList(
        StringBuilder text,
        string name,
        IReadOnlyList<WorkflowStep> steps,
        Action<StringBuilder, WorkflowStep> append)
    {
        text.Append(name).Append(" = [");
        for (var step = 0; step < steps.Count; step++)
        {
            text.Append(step == 0 ? "" : ", ");
            append(text, steps[step]);
        }

        text.Append(']');
    }

    private static void AppendWorker(StringBuilder text, WorkflowStep step) =>
        text.Append(step.WorkerId.ToString(CultureInfo.InvariantCulture));

    private static void AppendAccess(StringBuilder text, WorkflowStep step) => _ = step.Access switch
    {
        Access.All => text.Append("[\"all\"]"),
        Access.Steps visible => text.Append('[').AppendJoin(", ", visible.Indices).Append(']'),
        _ => throw new ArgumentException($"An access of type {step.Access.GetType().Name} is unknown."),
    };

    private static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\u2028' or '\u2029' => AppendCode(text, character),
                _ when char.IsControl(character) => AppendCode(text, character),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }

    private static StringBuilder AppendCode(StringBuilder text, char character) =>
        text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
}
