using Podium.Core.Budgets;

namespace Podium.Core.Execution;

/// <summary>A workflow after it was run.</summary>
/// <param name="Steps">The steps, in the workflow's order.</param>
/// <param name="Elapsed">Time from the first call to the last step's end.</param>
public sealed record WorkflowResult(IReadOnlyList<StepResult> Steps, TimeSpan Elapsed)
{
    /// <summary>The last step's output; <see langword="null"/> if it gave none.</summary>
    public string? Answer => Steps[^1].Output;

    /// <summary>
    /// 0-based index of the first step that was to be run and failed by itself; <see langword="null"/> if there is an
    /// answer.
    /// </summary>
    public int? FailedStep { get; } = FirstFailure(Steps);

    /// <summary>What the steps used together.</summary>
    public TokenUsage Usage { get; } = Steps.Aggregate(default(TokenUsage), (sum, step) => sum + step.Usage);

    /// <summary>What the steps cost together.</summary>
    public decimal Price { get; } = Steps.Sum(step => step.Price);

    /// <summary>What the steps would have cost beyond that if no answer had come from a cache.</summary>
    public decimal Saved { get; } = Steps.Sum(step => step.Saved);

    private static int? FirstFailure(IReadOnlyList<StepResult> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Outcome is not (StepOutcome.Completed or StepOutcome.Pruned or StepOutcome.Blocked))
            {
                return i;
            }
        }

        return null;
    }
}
