using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Podium.Core.Workflows;

namespace Podium.Core.Conductors.Chat;

/// <summary>A workflow as one JSON object, for services that hold a model to a schema.</summary>
internal static class WorkflowJson
{
    private static readonly JsonWriterOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The schema of the object, in the part of JSON Schema that strict modes take: every member is required, and there
    /// is no other. The reasoning comes first, so that it is written before anything is decided.
    /// </summary>
    public static JsonElement Schema { get; } = JsonDocument.Parse(
        """
        {
          "type": "object",
          "properties": {
            "reasoning": {
              "type": "string",
              "description": "A few sentences: what the question takes, and whom you choose for it."
            },
            "model_id": {
              "type": "array",
              "description": "For each step the id of its worker.",
              "items": { "type": "integer" }
            },
            "subtasks": {
              "type": "array",
              "description": "For each step what its worker is asked.",
              "items": { "type": "string" }
            },
            "access_list": {
              "type": "array",
              "description": "For each step the numbers of the earlier steps it sees, or all.",
              "items": {
                "anyOf": [
                  { "type": "array", "items": { "type": "integer" } },
                  { "type": "string", "enum": ["all"] }
                ]
              }
            }
          },
          "required": ["reasoning", "model_id", "subtasks", "access_list"],
          "additionalProperties": false
        }
        """).RootElement;

    /// <summary>The workflow in that form, on one line.</summary>
    public static string Print(Workflow workflow)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("reasoning", workflow.Prose);
            WriteList(writer, "model_id", workflow.Steps, step => writer.WriteNumberValue(step.WorkerId));
            WriteList(writer, "subtasks", workflow.Steps, step => writer.WriteStringValue(step.Subtask));
            WriteList(writer, "access_list", workflow.Steps, step => WriteAccess(writer, step.Access));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteList(
        Utf8JsonWriter writer, string name, IReadOnlyList<WorkflowStep> steps, Action<WorkflowStep> write)
    {
        writer.WriteStartArray(name);
        foreach (var step in steps)
        {
            write(step);
        }

        writer.WriteEndArray();
    }

    private static void WriteAccess(Utf8JsonWriter writer, Access access)
    {
        if (access is not Access.Steps visible)
        {
            writer.WriteStringValue("all");
            return;
        }

        writer.WriteStartArray();
        foreach (var index in visible.Indices)
        {
            writer.WriteNumberValue(index);
        }

        writer.WriteEndArray();
    }
}
