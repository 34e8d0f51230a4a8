using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Conductors;

/// <summary>
/// Lets one worker answer and then improve its own answer a number of times, each time seeing only the last one.
/// </summary>
/// <remarks>
/// After Madaan et al., "Self-Refine" (arXiv 2303.17651). Feedback and refinement are one step here, and the number
/// of refinements is fixed where the paper lets the worker stop.
/// </remarks>
public sealed class SelfRefineConductor : IFixedConductor
{
    private readonly string _worker;
    private readonly int _refinements;

    /// <summary>Makes one.</summary>
    /// <param name="worker">Name of the worker.</param>
    /// <param name="refinements">How often the answer is improved; at least 1.</param>
    public SelfRefineConductor(string worker, int refinements)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(refinements, 1);
        _worker = worker;
        _refinements = refinements;
    }

    /// <summary>What a refining step's subtask says before the question.</summary>
    public string Instruction { get; init; } =
        "Check the earlier answer, correct whatever is wrong in it, and give the improved answer to: ";

    /// <inheritdoc/>
    public int StepsIn(WorkerPool pool) => _refinements + 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The pool has no such worker.</exception>
    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request,
        CancellationToken cancellationToken = default)
    {
        var id = FixedWorkflow.IdOf(request.Pool, _worker);
        var steps = new List<WorkflowStep> { new(id, request.Question, Access.Nothing) };
        for (var refinement = 0; refinement < _refinements; refinement++)
        {
            steps.Add(new WorkflowStep(id, Instruction + request.Question, new Access.Steps([refinement])));
        }

        return FixedWorkflow.Reply(request, "One worker answers and improves its answer.", steps);
    }
}
