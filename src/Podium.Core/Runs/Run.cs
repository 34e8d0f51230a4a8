using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Runs;

/// <summary>One run while it lasts.</summary>
internal sealed class Run
{
    private readonly IConductor _conductor;
    private readonly WorkerPool _pool;
    private readonly RunOptions _options;
    private readonly string _question;
    private readonly IRunObserver? _observer;
    private readonly int _depth;
    private readonly RunBudget _budget;
    private readonly WorkflowExecutor _executor;
    private readonly RunLog _log;
    private readonly string[] _names;
    private readonly List<RoundResult> _rounds = [];
    private readonly List<Round> _shown;

    public Run(
        IConductor conductor,
        WorkerPool pool,
        RunOptions options,
        string question,
        IReadOnlyList<Round> given,
        IRunObserver? observer,
        int depth)
    {
        _conductor = conductor;
        _pool = pool;
        _options = options;
        _question = question;
        _shown = [.. given];
        _observer = observer;
        _depth = depth;
        _budget = new RunBudget(options.MaxPrice);
        _executor = new WorkflowExecutor(
            pool,
            new ExecutionOptions { CallTimeout = options.CallTimeout, TimeProvider = options.TimeProvider });
        _log = new RunLog(pool, options, observer);
        _names = [.. pool.Workers.Select(worker => worker.Name)];
    }

    private string? Answer => _shown.LastOrDefault(round => round.Answer is not null)?.Answer;

    public async Task<RunResult> RunAsync(CancellationToken cancellationToken)
    {
        using var deadline = _options.RunTimeout is { } timeout
            ? new CancellationTokenSource(timeout, _options.TimeProvider)
            : null;
        using var either = deadline is null
            ? null
            : CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        _log.Started(_question);
        var outcome = await RunRoundsAsync(either?.Token ?? cancellationToken).ConfigureAwait(false);
        if (outcome is RunOutcome.Cancelled && !cancellationToken.IsCancellationRequested)
        {
            outcome = new RunOutcome.Faulted(
                null,
                FaultKind.TimedOut,
                $"The run did not end within {_options.RunTimeout!.Value.TotalSeconds:0.###} s.");
        }

        return _log.Completed(outcome, Answer, _rounds);
    }

    private async Task<RunOutcome> RunRoundsAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < _options.MaxRounds; round++)
        {
            var start = _log.Now();
            var (reply, failure) = await ConductAsync(round, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
            {
                return failure;
            }

            var result = await RunRoundAsync(round, reply!, start, cancellationToken).ConfigureAwait(false);
            _rounds.Add(result);
            if (End(result) is { } end)
            {
                return end;
            }
        }

        return new RunOutcome.Answered();
    }

    private async Task<(ConductorReply? Reply, RunOutcome? Failure)> ConductAsync(
        int round, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var seed = Seed.Mix(_options.Seed, round);
            var request = new ConductorRequest(_question, _pool, [.. _shown], _options.MaxSteps, seed)
            {
                RoundsLeft = _options.MaxRounds - round - 1,
                Written = _observer is IPlanObserver { IsStreaming: true } observer
                    ? text => observer.OnPlan(round, text)
                    : null,
            };
            return Fits(request)
                ? (await _conductor.ConductAsync(request, cancellationToken).ConfigureAwait(false), null)
                : (null, new RunOutcome.OverBudget(null));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, new RunOutcome.Cancelled());
        }
        catch (Exception exception) when (ConductorFaults.IsFault(exception))
        {
            var fault = WorkerFaults.Describe(exception);
            return (null, new RunOutcome.Faulted(null, fault.Fault, $"The conductor failed: {fault.Message}"));
        }
    }

    /// <summary>Whether the conductor's call fits what is left; no call of a worker is in flight now.</summary>
    private bool Fits(ConductorRequest request)
    {
        if (_budget.Remaining is not { } left || _options.ConductorPrice is not { } price
            || _conductor is not IBoundedConductor bounded)
        {
            return true;
        }

        var most = bounded.Bound(request);
        return price.Of(most.InputTokens, most.OutputTokens) <= left;
    }

    private async Task<RoundResult> RunRoundAsync(
        int round, ConductorReply reply, TimeSpan start, CancellationToken cancellationToken)
    {
        var usage = TokenUsage.From(reply.Usage) ?? default;
        var price = _options.ConductorPrice?.Of(usage.InputTokens, usage.OutputTokens) ?? 0;
        _budget.Charge(price);
        var earlier = EarlierSteps.Of(_shown);
        var parse = reply.Defect is { } defect
            ? new WorkflowParse.Unusable([new WorkflowError(reply.Text.Length, defect)])
            : WorkflowParser.Parse(reply.Text, _names, _options.MaxSteps, earlier);
        var workflow = (parse as WorkflowParse.Parsed)?.Workflow;
        var runs = workflow is { Steps.Count: > 0 };
        var bound = runs ? PriceBound.Of(_question, workflow!, _pool, earlier) : 0;
        var written = new RoundResult(reply.Text, parse, null, bound, usage, price)
        {
            ConductorCalls = reply.Calls,
            Fallback = reply.Fallback,
        };
        _log.Written(round, written, start);
        var execution = runs
            ? await ExecuteAsync(round, workflow!, earlier, cancellationToken).ConfigureAwait(false)
            : null;
        if (workflow is not null)
        {
            Show(workflow, execution);
        }

        var result = written with { Execution = execution };
        _log.RoundCompleted(round, result, execution is null ? Answer : execution.Answer);
        return result;
    }

    private Task<WorkflowResult> ExecuteAsync(
        int round, Workflow workflow, EarlierSteps earlier, CancellationToken cancellationToken)
    {
        var request = new ExecutionRequest(_question, workflow, Seed.Mix(_options.Seed, round))
        {
            Earlier = earlier,
            Budget = _budget,
            Observer = _log.Observe(round, workflow),
            IsStreaming = _observer?.IsStreaming ?? false,
            Origin = _log.Origin,
            Depth = _depth,
        };
        return _executor.RunAsync(request, cancellationToken);
    }

    private void Show(Workflow workflow, WorkflowResult? execution)
    {
        if (execution is not null)
        {
            _shown.Add(new Round(workflow, [.. execution.Steps.Select(step => step.Output)], execution.Answer));
        }
    }

    private static RunOutcome? End(RoundResult round) => round switch
    {
        { Parse: WorkflowParse.Unusable unusable } => new RunOutcome.UnusableWorkflow(unusable.Errors),
        { Execution: null } => new RunOutcome.Answered(),
        { Execution.FailedStep: { } step } => Failure(step, round.Execution.Steps[step].Outcome),
        _ => null,
    };

    private static RunOutcome Failure(int step, StepOutcome outcome) => outcome switch
    {
        StepOutcome.Refused refused => new RunOutcome.Refused(step, refused.Message),
        StepOutcome.Faulted faulted => new RunOutcome.Faulted(step, faulted.Fault, faulted.Message),
        StepOutcome.OverBudget => new RunOutcome.OverBudget(step),
        _ => new RunOutcome.Cancelled(),
    };
}
