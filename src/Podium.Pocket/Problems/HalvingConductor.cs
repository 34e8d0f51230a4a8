using Microsoft.Extensions.AI;
using Podium.Core.Conductors;
using Podium.Core.Workflows;

namespace Podium.Pocket.Problems;

/// <summary>
/// Cuts a problem in two halves where its own structure allows it, and gives both to the first worker of the pool, the
/// second half with what came of the first: for a pool whose worker is a conductor itself.
/// </summary>
internal sealed class HalvingConductor(Func<string, PocketProblem> find) : IConductor
{
    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request, CancellationToken cancellationToken = default)
    {
        var problem = find(request.Question);
        var half = (problem.Length + 1) / 2;
        WorkflowStep[] steps = problem.Length == 1
            ? [new(0, problem.Subtask(0, 1), Access.Nothing)]
            :
            [
                new(0, problem.Subtask(0, half), Access.Nothing),
                new(0, problem.Subtask(half, problem.Length), new Access.Steps([0])),
            ];
        var text = WorkflowPrinter.Print(new Workflow("", steps));
        return ValueTask.FromResult(new ConductorReply(text, new UsageDetails()));
    }
}
