using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Execution;

/// <summary>A workflow as a graph: who waits for whom, and which steps the answer depends on.</summary>
internal sealed class ExecutionPlan
{
    /// <summary>Reads the graph off the access lists.</summary>
    /// <exception cref="ArgumentException">
    /// The workflow is empty or does not fit the pool or the rounds before it.
    /// </exception>
    public ExecutionPlan(Workflow workflow, WorkerPool pool, EarlierSteps earlier)
    {
        Steps = workflow.Steps;
        if (Steps.Count == 0)
        {
            throw new ArgumentException("A workflow without steps cannot be run.", nameof(workflow));
        }

        Sees = new IReadOnlyList<int>[Steps.Count];
        SeesEarlier = new IReadOnlyList<VisibleStep>[Steps.Count];
        for (var step = 0; step < Steps.Count; step++)
        {
            if (Steps[step].WorkerId < 0 || Steps[step].WorkerId >= pool.Workers.Count)
            {
                throw new ArgumentException(
                    $"Step {step} names worker {Steps[step].WorkerId}; the pool has {pool.Workers.Count} workers.",
                    nameof(workflow));
            }

            Sees[step] = Resolve(Steps[step].Access, step);
            SeesEarlier[step] = ResolveEarlier(Steps[step].Access, step, earlier);
        }

        Needed = FindNeeded();
    }

    /// <summary>The steps.</summary>
    public IReadOnlyList<WorkflowStep> Steps { get; }

    /// <summary>For each step the indices of the steps of this workflow that it is shown, ascending.</summary>
    public IReadOnlyList<int>[] Sees { get; }

    /// <summary>For each step the steps of earlier rounds that it is shown, in their order.</summary>
    public IReadOnlyList<VisibleStep>[] SeesEarlier { get; }

    /// <summary>For each step whether the last step depends on it.</summary>
    public bool[] Needed { get; }

    /// <summary>The message for the worker of a step whose visible steps gave <paramref name="outputs"/>.</summary>
    public WorkerMessage Message(
        string question, int step, QuestionVisibility visibility, ReadOnlySpan<StepResult?> outputs)
    {
        var earlier = SeesEarlier[step];
        var sees = Sees[step];
        var shown = earlier.Count + sees.Count == 0 ? [] : new VisibleStep[earlier.Count + sees.Count];
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = i < earlier.Count ? earlier[i] : Show(sees[i - earlier.Count], outputs);
        }

        var showQuestion = visibility == QuestionVisibility.Always
            || (visibility == QuestionVisibility.LastStep && step == Steps.Count - 1);
        return new WorkerMessage(showQuestion ? question : null, shown, Steps[step].Subtask);
    }

    private VisibleStep Show(int step, ReadOnlySpan<StepResult?> outputs) =>
        new(step, Steps[step].Subtask, outputs[step]!.Output!);

    private static IReadOnlyList<int> Resolve(Access access, int step)
    {
        if (access is Access.All)
        {
            return [.. Enumerable.Range(0, step)];
        }

        var indices = ((Access.Steps)access).Indices;
        for (var i = 0; i < indices.Count; i++)
        {
            if (indices[i] >= step || (i > 0 && indices[i] <= indices[i - 1]))
            {
                throw new ArgumentException(
                    $"Step {step} may see steps before it, ascending and without repeats; "
                    + $"its list is [{string.Join(", ", indices)}].");
            }
        }

        return indices is [< 0, ..] ? [.. indices.Where(index => index >= 0)] : indices;
    }

    private static IReadOnlyList<VisibleStep> ResolveEarlier(Access access, int step, EarlierSteps earlier) =>
        access is Access.Steps { Indices: [< 0, ..] indices }
            ? [.. indices.TakeWhile(index => index < 0).Select(index => earlier[index]
                ?? throw new ArgumentException($"Step {step} may see step {index}, which gave no output."))]
            : [];

    private bool[] FindNeeded()
    {
        var needed = new bool[Steps.Count];
        needed[^1] = true;
        for (var step = Steps.Count - 1; step >= 0; step--)
        {
            if (!needed[step])
            {
                continue;
            }

            foreach (var seen in Sees[step])
            {
                needed[seen] = true;
            }
        }

        return needed;
    }
}
