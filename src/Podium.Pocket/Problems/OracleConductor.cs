using Microsoft.Extensions.AI;
using Podium.Core.Conductors;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Pocket.Problems;

/// <summary>Writes the workflow that the problem's own structure asks for.</summary>
internal sealed class OracleConductor(Func<string, PocketProblem> find) : IConductor
{
    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request,
        CancellationToken cancellationToken = default)
    {
        var problem = find(request.Question);
        var steps = problem.Operations.Select((applied, index) => new WorkflowStep(
            BestWorker(request.Pool, applied.Operation.Skill),
            problem.Subtask(index, index + 1),
            index == 0 ? Access.Nothing : new Access.Steps([index - 1])));
        var text = WorkflowPrinter.Print(new Workflow("", [.. steps]));
        return ValueTask.FromResult(new ConductorReply(text, new UsageDetails()));
    }

    private static int BestWorker(WorkerPool pool, string skill) => pool.Workers
        .Index()
        .MaxBy(pair => pair.Item.Card.Skills.FirstOrDefault(measured => measured.Skill == skill)?.Accuracy ?? 0)
        .Index;
}
