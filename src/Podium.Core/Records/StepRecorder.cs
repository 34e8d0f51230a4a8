using Podium.Core.Execution;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Records;

/// <summary>Turns a workflow's steps and their results into events.</summary>
internal sealed class StepRecorder(WorkerPool pool, Workflow workflow)
{
    public static RunEvent.StepCompleted Completed(int round, int step, StepResult result) => new(
        round,
        step,
        result.Outcome,
        result.Usage,
        result.IsUsageReported,
        result.Price,
        result.Start.TotalMilliseconds,
        result.Elapsed.TotalMilliseconds)
    {
        StandIn = result.StandIn,
        Saved = result.Saved,
    };

    public RunEvent.StepStarted Started(int round, int step, string prompt, TimeSpan start) =>
        new(round, step, NameOf(workflow.Steps[step]), prompt, start.TotalMilliseconds);

    /// <summary>The steps as the record keeps them.</summary>
    public IReadOnlyList<RecordedStep> Steps() =>
        [.. workflow.Steps.Select((step, index) => new RecordedStep(
            step.WorkerId, NameOf(step), step.Subtask, Sees(step.Access, index)))];

    /// <summary>The steps' events in the order of the steps.</summary>
    public IEnumerable<RunEvent> Events(int round, IReadOnlyList<StepResult> results)
    {
        for (var step = 0; step < results.Count; step++)
        {
            if (results[step] is { Prompt: { } prompt } called)
            {
                yield return Started(round, step, prompt, called.Start);
            }

            foreach (var (attempt, failed) in results[step].FailedAttempts.Index())
            {
                yield return new RunEvent.AttemptFailed(round, step, attempt, failed);
            }

            yield return Completed(round, step, results[step]);
        }
    }

    private static IReadOnlyList<int> Sees(Access access, int step) => access switch
    {
        Access.Steps steps => steps.Indices,
        _ => [.. Enumerable.Range(0, step)],
    };

    private string NameOf(WorkflowStep step) => pool.Workers[step.WorkerId].Name;
}
