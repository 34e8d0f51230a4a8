using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Conductors;

/// <summary>
/// Lets every worker of the pool answer, layer upon layer, each layer seeing the whole layer below, and one worker
/// make the answer out of the last layer.
/// </summary>
/// <remarks>
/// After Wang et al., "Mixture-of-Agents Enhances Large Language Model Capabilities" (arXiv 2406.04692), whose layers
/// may differ in their workers; here each layer is the whole pool.
/// </remarks>
public sealed class MixtureOfAgentsConductor : IFixedConductor
{
    private readonly string _aggregator;
    private readonly int _layers;

    /// <summary>Makes one.</summary>
    /// <param name="aggregator">Name of the worker that makes the final answer; it works in the layers too.</param>
    /// <param name="layers">Number of layers below it; at least 1.</param>
    public MixtureOfAgentsConductor(string aggregator, int layers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        _aggregator = aggregator;
        _layers = layers;
    }

    /// <summary>What the subtask of a step that sees earlier answers says before the question.</summary>
    public string Instruction { get; init; } =
        "Weigh the earlier answers, some of which may be wrong, and give the right answer to: ";

    /// <inheritdoc/>
    public int StepsIn(WorkerPool pool) => (_layers * pool.Workers.Count) + 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The pool has no such worker.</exception>
    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request,
        CancellationToken cancellationToken = default)
    {
        var aggregator = FixedWorkflow.IdOf(request.Pool, _aggregator);
        var width = request.Pool.Workers.Count;
        var steps = new List<WorkflowStep>();
        for (var layer = 0; layer < _layers; layer++)
        {
            for (var id = 0; id < width; id++)
            {
                steps.Add(Step(id, layer, width, request.Question));
            }
        }

        steps.Add(Step(aggregator, _layers, width, request.Question));
        return FixedWorkflow.Reply(request, "Everybody answers, one worker decides.", steps);
    }

    private WorkflowStep Step(int worker, int layer, int width, string question)
    {
        if (layer == 0)
        {
            return new WorkflowStep(worker, question, Access.Nothing);
        }

        var below = new Access.Steps([.. Enumerable.Range((layer - 1) * width, width)]);
        return new WorkflowStep(worker, Instruction + question, below);
    }
}
