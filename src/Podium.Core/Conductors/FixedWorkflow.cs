using Microsoft.Extensions.AI;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Conductors;

/// <summary>What the fixed conductors share.</summary>
internal static class FixedWorkflow
{
    /// <summary>
    /// The steps as workflow text; after a round, three empty lists: a fixed conductor accepts what it got.
    /// </summary>
    public static ValueTask<ConductorReply> Reply(
        ConductorRequest request,
        string prose,
        IReadOnlyList<WorkflowStep> steps)
    {
        var workflow = request.Rounds.Count == 0 ? new Workflow(prose, steps) : new Workflow("", []);
        var usage = new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0, TotalTokenCount = 0 };
        return ValueTask.FromResult(new ConductorReply(WorkflowPrinter.Print(workflow), usage));
    }

    /// <summary>The id of the worker called <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">The pool has no such worker.</exception>
    public static int IdOf(WorkerPool pool, string name)
    {
        for (var id = 0; id < pool.Workers.Count; id++)
        {
            if (pool.Workers[id].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return id;
            }
        }

        var known = string.Join(", ", pool.Workers.Select(worker => worker.Name));
        throw new ArgumentException($"The pool has no worker called '{name}'; it has {known}.", nameof(name));
    }
}
