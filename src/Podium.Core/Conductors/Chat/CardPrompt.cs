using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Core.Chat;
using Podium.Core.Workers;

namespace Podium.Core.Conductors.Chat;

/// <summary>
/// Podium's own prompt for a model that was not trained to conduct: the method and examples in a system message that is
/// always the same, then the workers' cards, the rules of the run, the question and the earlier rounds. The question
/// and all outputs are data, framed as in a worker's message.
/// </summary>
public sealed class CardPrompt : IConductorPrompt
{
    private const string Numbers =
        "Its steps may see the steps above by their negative numbers, which \"all\" does not include; those without an "
        + "output cannot be seen.";

    private readonly int _outputBytes = 4000;

    /// <summary>
    /// Whether the model writes one JSON object by a schema, for a service that can hold it to one, instead of prose
    /// and lists.
    /// </summary>
    /// <value>Prose and lists.</value>
    public bool StructuredOutput { get; init; }

    /// <summary>
    /// How much of each earlier step's output is shown, in bytes of UTF-8; the middle of a longer one is left out.
    /// </summary>
    /// <value>4000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 200.</exception>
    [Range(Excerpt.LeastBytes, int.MaxValue)]
    public int OutputBytes
    {
        get => _outputBytes;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, Excerpt.LeastBytes);
            _outputBytes = value;
        }
    }

    /// <inheritdoc/>
    public JsonElement? Schema => StructuredOutput ? WorkflowJson.Schema : null;

    /// <inheritdoc/>
    public IReadOnlyList<ChatMessage> Write(ConductorRequest request)
    {
        var builder = new StringBuilder();
        builder.Append("[Workers]\n");
        PoolTable.Append(builder, request.Pool);
        builder.Append("[Rules]\n");
        AppendRules(builder, request);
        builder.Append("[Question]\n");
        FrameText.AppendLines(builder, request.Question);
        RoundText.Append(builder, request.Rounds, request.Pool, OutputBytes);
        builder.Append("[Your turn]\n").Append(Turn(request));
        return
        [
            new ChatMessage(ChatRole.System, ConductorMethod.Text(StructuredOutput)),
            new ChatMessage(ChatRole.User, builder.ToString()),
        ];
    }

    /// <inheritdoc/>
    public string Repair(string problems) =>
        $"This cannot be run:\n{problems}\nWrite all of it again with that put right, in the form asked for.";

    private static void AppendRules(StringBuilder builder, ConductorRequest request)
    {
        builder.Append(CultureInfo.InvariantCulture, $"Most steps of the workflow: {request.MaxSteps}.\n");
        builder.Append(request.Pool.Question switch
        {
            QuestionVisibility.Always => "Every worker is shown the question beside its subtask.\n",
            QuestionVisibility.LastStep =>
                "Only the worker of the last step is shown the question; every other subtask must say all that its "
                + "worker needs of it.\n",
            _ => "No worker is shown the question; every subtask must say all that its worker needs of it.\n",
        });
        builder.Append(request.RoundsLeft == 0
            ? "No round follows: what this workflow gives is final.\n"
            : "Afterwards you will be shown what came of this workflow, and can accept its answer or correct it.\n");
    }

    private static string Turn(ConductorRequest request) => request.Rounds switch
    {
        [] => "Write the workflow for the question.",
        [.., { TellsWorkers: true }] =>
            "If the answer of the last round is right and complete, accept it with three empty lists. If it is not, "
            + "say what went wrong and write a workflow that corrects it. " + Numbers,
        _ =>
            "The steps above were done before you were asked. Write the workflow that goes on from them. " + Numbers
            + " Three empty lists would hand on the last output as it is.",
    };
}
