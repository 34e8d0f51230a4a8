using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Conductors;

/// <summary>Hands the whole question to one worker: the baseline that a team has to beat.</summary>
/// <param name="worker">Name of the worker.</param>
public sealed class SingleWorkerConductor(string worker) : IFixedConductor
{
    /// <inheritdoc/>
    public int StepsIn(WorkerPool pool) => 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The pool has no such worker.</exception>
    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request,
        CancellationToken cancellationToken = default)
    {
        var id = FixedWorkflow.IdOf(request.Pool, worker);
        var step = new WorkflowStep(id, request.Question, Access.Nothing);
        return FixedWorkflow.Reply(request, "One worker answers.", [step]);
    }
}
