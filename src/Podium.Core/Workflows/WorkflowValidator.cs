using Podium.Core.Execution;

namespace Podium.Core.Workflows;

/// <summary>Says whether a workflow can be run with the workers and limits at hand.</summary>
public static class WorkflowValidator
{
    /// <summary>Most steps a learned conductor may write, unless the run says otherwise: the paper's 5.</summary>
    public const int DefaultMaxSteps = 5;

    /// <summary>Lists every reason why <paramref name="workflow"/> cannot be run; empty if it can.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="workerCount">Number of workers in the pool; at least 1.</param>
    /// <param name="maxSteps">Most steps allowed; at least 1.</param>
    /// <param name="earlier">
    /// The steps of earlier rounds; where there are some, a workflow without steps accepts the last one's output.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is no worker, or no step is allowed.</exception>
    public static IReadOnlyList<WorkflowIssue> Validate(
        Workflow workflow,
        int workerCount,
        int maxSteps,
        EarlierSteps earlier)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentOutOfRangeException.ThrowIfLessThan(workerCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSteps, 1);
        var steps = workflow.Steps;
        if (steps.Count == 0 && earlier.Count == 0)
        {
            return [Whole("Three empty lists accept the previous round's answer, but there is no previous round.")];
        }

        if (steps.Count > maxSteps)
        {
            return [Whole($"The workflow has {steps.Count} steps; at most {maxSteps} are allowed.")];
        }

        var issues = new List<WorkflowIssue>();
        for (var step = 0; step < steps.Count; step++)
        {
            CheckStep(steps[step], step, workerCount, earlier, issues);
        }

        return issues;
    }

    private static WorkflowIssue Whole(string reason) => new(0, WorkflowPart.Whole, reason);

    private static void CheckStep(
        WorkflowStep step, int index, int workerCount, EarlierSteps earlier, List<WorkflowIssue> issues)
    {
        if (step.WorkerId < 0 || step.WorkerId >= workerCount)
        {
            var reason = $"Step {index} names worker {step.WorkerId}; the pool has workers 0 to {workerCount - 1}.";
            issues.Add(new WorkflowIssue(index, WorkflowPart.Worker, reason));
        }

        if (string.IsNullOrWhiteSpace(step.Subtask))
        {
            issues.Add(new WorkflowIssue(index, WorkflowPart.Subtask, $"The subtask of step {index} is empty."));
        }

        if (step.Access is Access.Steps visible && CheckVisible(visible.Indices, index, earlier) is { } wrong)
        {
            issues.Add(new WorkflowIssue(index, WorkflowPart.Access, wrong));
        }
    }

    private static string? CheckVisible(IReadOnlyList<int> indices, int step, EarlierSteps earlier)
    {
        for (var position = 0; position < indices.Count; position++)
        {
            if (indices[position] < 0 && earlier[indices[position]] is null)
            {
                return earlier.Count == 0
                    ? $"Step {step} may see step {indices[position]}, but no round comes before this one."
                    : $"Step {step} may see step {indices[position]} of the rounds before, which gave no output; "
                        + $"they have steps -{earlier.Count} to -1.";
            }

            if (indices[position] >= step)
            {
                return step == 0
                    ? $"Step 0 may see step {indices[position]}, but no step comes before it."
                    : $"Step {step} may see step {indices[position]}; only steps 0 to {step - 1} come before it.";
            }

            if (position > 0 && indices[position] <= indices[position - 1])
            {
                return $"The steps that step {step} may see are not ascending and without repeats.";
            }
        }

        return null;
    }
}
