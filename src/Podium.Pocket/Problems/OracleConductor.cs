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
        var steps = StepsOf(find(request.Question), request.Pool);
        var text = WorkflowPrinter.Print(new Workflow("", steps));
        return ValueTask.FromResult(new ConductorReply(text, new UsageDetails()));
    }

    /// <summary>A step for each skill, of the worker whose card is best at it, which sees the step before.</summary>
    public static IReadOnlyList<WorkflowStep> StepsOf(PocketProblem problem, WorkerPool pool) =>
    [
        .. problem.Operations.Select((applied, index) => new WorkflowStep(
            BestWorker(pool, applied.Operation.Skill),
            problem.Subtask(index, index + 1),
            index == 0 ? Access.Nothing : new Access.Steps([index - 1]))),
    ];

    private static int BestWorker(WorkerPool pool, string skill) => pool.Workers
        .Index()
        .MaxBy(pair => pair.Item.Card.Skills.FirstOrDefault(measured => measured.Skill == skill)?.Accuracy ?? 0)
        .Index;
}
