using Podium.Core.Budgets;
using Podium.Core.Workflows;

namespace Podium.Core.Execution;

/// <summary>One workflow to be run.</summary>
/// <param name="Question">The question it was written for.</param>
/// <param name="Workflow">The workflow; at least one step.</param>
/// <param name="Seed">Seed from which each call's own is mixed.</param>
public sealed record ExecutionRequest(string Question, Workflow Workflow, long Seed)
{
    /// <summary>What the workflow's steps may see of earlier rounds.</summary>
    /// <value>Nothing.</value>
    public EarlierSteps Earlier { get; init; } = EarlierSteps.None;

    /// <summary>Money for the calls.</summary>
    /// <value>Without limit.</value>
    public RunBudget Budget { get; init; } = new(null);

    /// <summary>Money that other runs spend from too; <see langword="null"/> for none.</summary>
    public ISharedBudget? SharedBudget { get; init; }

    /// <summary>Sees the steps as they happen; <see langword="null"/> for nobody.</summary>
    public IStepObserver? Observer { get; init; }

    /// <summary>Whether workers are asked to stream, for an observer who wants output as it comes.</summary>
    public bool IsStreaming { get; init; }

    /// <summary>Time stamp from which starts are counted; <see langword="null"/> for the start of this run.</summary>
    internal long? Origin { get; init; }

    /// <summary>Number of conductors above this run.</summary>
    internal int Depth { get; init; }
}
