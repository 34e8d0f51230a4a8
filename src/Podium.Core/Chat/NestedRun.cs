using Microsoft.Extensions.AI;
using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Workflows;

namespace Podium.Core.Chat;

/// <summary>What a run tells a conductor that works in it as a worker, and what that one tells back.</summary>
/// <param name="Depth">Number of conductors above the nested one; at least 1.</param>
/// <param name="MaxPrice">Most that the nested run may spend.</param>
internal sealed record NestedRun(int Depth, decimal? MaxPrice)
{
    private const string RunKey = "podium.run";

    public void Attach(ChatOptions options) => (options.AdditionalProperties ??= [])[RunKey] = this;

    public static NestedRun? Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(RunKey, out var value) == true ? value as NestedRun : null;

    /// <summary>
    /// What a nested conductor is to plan for: the subtask of the message, with the question where it is shown; and the
    /// steps that the message shows, as a round to go on from. Who gave their outputs is not told.
    /// </summary>
    public static (string Question, IReadOnlyList<Round> Given) Read(string message)
    {
        var (question, steps, subtask) = WorkerMessage.Parse(message);
        var asked = question is null ? subtask : new WorkerMessage(question, [], subtask).ToString();
        if (steps.Count == 0)
        {
            return (asked, []);
        }

        var given = new Workflow("", [.. steps.Select(step => new WorkflowStep(0, step.Subtask, Access.Nothing))]);
        var round = new Round(given, [.. steps.Select(step => step.Output)], steps[^1].Output) { TellsWorkers = false };
        return (asked, [round]);
    }
}
