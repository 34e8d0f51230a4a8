using Podium.Core.Workers;

namespace Podium.Core.Execution;

/// <summary>
/// Runs workflows: a step starts as soon as the steps it may see are done, so independent steps run at once, and the
/// last step's output is the answer. Steps on which the last one does not depend are not run. A step that fails
/// stops the steps that see it and no others. A streamed answer without a finish reason is a fault, never a shorter
/// answer; a client whose service gives none must add one. Within a budget, steps are admitted as if they had run in
/// their order, so that no order of completions changes what is run. Holds no state between runs; safe for concurrent
/// use if the pool's clients are.
/// </summary>
/// <param name="pool">The workers; their clients must not block the calling thread.</param>
/// <param name="options">Deadlines and clock; <see langword="null"/> for the defaults.</param>
public sealed class WorkflowExecutor(WorkerPool pool, ExecutionOptions? options = null)
{
    private readonly ExecutionOptions _options = options ?? new ExecutionOptions();

    /// <summary>
    /// Runs one workflow. What goes wrong in a step is in the result; so is a cancellation, which ends the calls in
    /// flight and makes no more. An observer that throws ends the run with what it threw, once the calls in flight are
    /// cancelled.
    /// </summary>
    /// <exception cref="ArgumentException">The workflow is empty or does not fit the pool.</exception>
    public async Task<WorkflowResult> RunAsync(
        ExecutionRequest request, CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return await new WorkflowRun(pool, _options, request, ending).RunAsync().ConfigureAwait(false);
    }
}
