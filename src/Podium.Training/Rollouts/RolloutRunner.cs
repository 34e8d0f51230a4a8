using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Learning;
using Podium.Core.Problems;
using Podium.Core.Randomness;
using Podium.Core.Workflows;

namespace Podium.Training.Rollouts;

/// <summary>
/// Runs sampled workflows with the same parser and executor that serve questions, and judges the answers. What another
/// worker answered in place of the one that was named says nothing of the workflow: it counts as a fault.
/// </summary>
public sealed class RolloutRunner
{
    private readonly IGrader _grader;
    private readonly ExecutionOptions _options;
    private readonly int _maxSteps;
    private readonly int _retries;
    private OverBudgetException? _end;

    /// <summary>Makes a runner.</summary>
    /// <param name="grader">Judges the answers.</param>
    /// <param name="maxSteps">Most steps of a workflow.</param>
    /// <param name="retries">How often a faulted rollout is run again before it leaves its group.</param>
    /// <param name="options">Settings of the executor; <see langword="null"/> for the defaults.</param>
    public RolloutRunner(IGrader grader, int maxSteps, int retries = 2, ExecutionOptions? options = null)
    {
        _grader = grader;
        _maxSteps = maxSteps;
        _retries = retries;
        _options = options ?? new ExecutionOptions();
    }

    /// <summary>Money that all rollouts spend from; <see langword="null"/> for no limit.</summary>
    public ISharedBudget? Budget { get; init; }

    /// <summary>Runs one sample.</summary>
    /// <exception cref="OverBudgetException">A call did not fit the budget, in this rollout or before it.</exception>
    public async Task<Rollout> RunAsync(RolloutItem item, SampledWorkflow sample, CancellationToken cancellationToken)
    {
        var names = item.Pool.Workers.Select(worker => worker.Name).ToArray();
        if (Parse(sample.Text, names, item) is not { } workflow)
        {
            return new Rollout(sample, RolloutVerdict.Unusable, 0, 0m);
        }

        if (workflow.Steps.Count == 0)
        {
            var accepted = item.Rounds[^1].Answer;
            return new Rollout(sample, Judge(item.Problem, accepted), 0, 0m) { Answer = accepted };
        }

        var result = await ExecuteAsync(item, workflow, cancellationToken).ConfigureAwait(false);
        return new Rollout(sample, Judge(item.Problem, result), workflow.Steps.Count, PriceOf(result))
        {
            Round = result.Answer is { } answer && !IsFaulted(result)
                ? new Round(workflow, [.. result.Steps.Select(step => step.Output)], answer)
                : null,
            Answer = result.Answer,
            WorkerNames = [.. workflow.Steps.Select(step => names[step.WorkerId])],
        };
    }

    /// <summary>Runs what a conductor that does not learn writes for the same problem and pool.</summary>
    /// <exception cref="OverBudgetException">A call did not fit the budget, in this rollout or before it.</exception>
    public async Task<RolloutVerdict> RunAsync(
        RolloutItem item,
        IConductor conductor,
        CancellationToken cancellationToken)
    {
        var request = new ConductorRequest(item.Problem.Text, item.Pool, item.Rounds, _maxSteps, item.Seed);
        var reply = await conductor.ConductAsync(request, cancellationToken).ConfigureAwait(false);
        return Parse(reply.Text, [.. item.Pool.Workers.Select(worker => worker.Name)], item)
            is { Steps.Count: > 0 } workflow
            ? Judge(item.Problem, await ExecuteAsync(item, workflow, cancellationToken).ConfigureAwait(false))
            : RolloutVerdict.Unusable;
    }

    private Workflow? Parse(string text, IReadOnlyList<string> names, RolloutItem item) =>
        (WorkflowParser.Parse(text, names, _maxSteps, EarlierSteps.Of(item.Rounds)) as WorkflowParse.Parsed)?.Workflow;

    private async Task<WorkflowResult> ExecuteAsync(
        RolloutItem item,
        Workflow workflow,
        CancellationToken cancellationToken)
    {
        var executor = new WorkflowExecutor(item.Pool, _options);
        var request = new ExecutionRequest(item.Problem.Text, workflow, SeedOfWorkers(item))
        {
            Earlier = EarlierSteps.Of(item.Rounds),
            SharedBudget = Budget,
        };
        var result = await ExecuteAsync(executor, request, cancellationToken).ConfigureAwait(false);
        for (var retry = 0; retry < _retries && IsFaulted(result); retry++)
        {
            result = await ExecuteAsync(executor, request, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return result;
    }

    /// <summary>Runs a workflow, unless money has run out: then nothing is begun that could not be ended.</summary>
    private async Task<WorkflowResult> ExecuteAsync(
        WorkflowExecutor executor, ExecutionRequest request, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _end) is { } end)
        {
            throw new OverBudgetException(end.Needed);
        }

        var result = await executor.RunAsync(request, cancellationToken).ConfigureAwait(false);
        if (result.Steps.Select(step => step.Outcome).OfType<StepOutcome.OverBudget>().FirstOrDefault() is { } refused)
        {
            var error = new OverBudgetException(refused.Needed);
            Volatile.Write(ref _end, error);
            throw error;
        }

        return result;
    }

    /// <summary>A round after the first draws anew, so that who is asked again may answer otherwise.</summary>
    private static long SeedOfWorkers(RolloutItem item) => (item.WorkerSeed, item.Rounds.Count) switch
    {
        (null, _) => item.Seed,
        ({ } seed, 0) => seed,
        ({ } seed, var rounds) => Seed.Mix(seed, rounds),
    };

    /// <summary>
    /// What the answers cost, whoever asked first; attempts that failed are the world's doing, not the workflow's.
    /// </summary>
    private static decimal PriceOf(WorkflowResult result) => result.Steps.Sum(step =>
        Math.Max(0, step.Price + step.Saved - step.FailedAttempts.Sum(attempt => attempt.Price)));

    private static bool IsFaulted(WorkflowResult result) =>
        (result.FailedStep is { } step && result.Steps[step].Outcome is StepOutcome.Faulted)
        || result.Steps.Any(one => one.StandIn is not null);

    private RolloutVerdict Judge(Problem problem, WorkflowResult result) =>
        IsFaulted(result) ? RolloutVerdict.Faulted : Judge(problem, result.Answer);

    private RolloutVerdict Judge(Problem problem, string? answer) =>
        answer is not null && _grader.Grade(problem, answer).IsCorrect ? RolloutVerdict.Correct : RolloutVerdict.Wrong;
}
