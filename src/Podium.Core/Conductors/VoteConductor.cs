using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Conductors;

/// <summary>
/// Asks one worker the same question several times and takes the answer it gives most often. The votes are counted
/// by the pool's <see cref="MajorityWorker"/>, so the pool must hold one. Votes differ only if the worker samples.
/// </summary>
/// <remarks>After Wang et al., "Self-Consistency Improves Chain of Thought Reasoning" (arXiv 2203.11171).</remarks>
public sealed class VoteConductor : IFixedConductor
{
    private const string CountingSubtask = "Give the answer that most of the earlier steps gave.";

    private readonly string _worker;
    private readonly int _votes;

    /// <summary>Makes one.</summary>
    /// <param name="worker">Name of the worker that is asked.</param>
    /// <param name="votes">How often it is asked; at least 1.</param>
    public VoteConductor(string worker, int votes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(votes, 1);
        _worker = worker;
        _votes = votes;
    }

    /// <inheritdoc/>
    public int StepsIn(WorkerPool pool) => _votes + 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The pool lacks the worker, or one that counts votes.</exception>
    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request,
        CancellationToken cancellationToken = default)
    {
        var voter = FixedWorkflow.IdOf(request.Pool, _worker);
        var counter = FixedWorkflow.IdOf(request.Pool, MajorityWorker.Name);
        var vote = new WorkflowStep(voter, request.Question, Access.Nothing);
        var count = new WorkflowStep(counter, CountingSubtask, Access.Everything);
        var steps = Enumerable.Repeat(vote, _votes).Append(count).ToArray();
        return FixedWorkflow.Reply(request, "One worker votes with itself.", steps);
    }
}
