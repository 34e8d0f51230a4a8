using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Randomness;
using Podium.Core.Resilience;
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
    private ConductorTurn? _failedTurn;

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

    /// <summary>A nested run spends what the step above it has set aside.</summary>
    private ISharedBudget? SharedBudget => _depth == 0 ? _options.SharedBudget : null;

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

        return _log.Completed(outcome, Answer, _rounds, _failedTurn);
    }

    private async Task<RunOutcome> RunRoundsAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < _options.MaxRounds; round++)
        {
            var start = _log.Now();
            var turn = await ConductAsync(round, cancellationToken).ConfigureAwait(false);
            if (turn.Failure is not null)
            {
                _failedTurn = turn;
                return turn.Failure;
            }

            var result = await RunRoundAsync(round, turn, start, cancellationToken).ConfigureAwait(false);
            _rounds.Add(result);
            if (End(result) is { } end)
            {
                return end;
            }
        }

        return new RunOutcome.Answered();
    }

    private ConductorRequest RequestOf(int round) =>
        new(_question, _pool, [.. _shown], _options.MaxSteps, Seed.Mix(_options.Seed, round))
        {
            RoundsLeft = _options.MaxRounds - round - 1,
        };

    private async Task<ConductorTurn> ConductAsync(int round, CancellationToken cancellationToken)
    {
        var request = RequestOf(round) with
        {
            Written = _observer is IPlanObserver { IsStreaming: true } ? OnPlan : null,
        };
        var hasObserverFailed = false;
        ConductorAccount? account = null;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            account = await ConductorAccount.OpenAsync(
                _conductor, request, _budget, SharedBudget, _options.ConductorPrice, OnFailed, cancellationToken)
                .ConfigureAwait(false);
            if (account is null)
            {
                return new ConductorTurn(null, new RunOutcome.OverBudget(null), Charge.None);
            }

            var reply = await _conductor
                .ConductAsync(request with { Host = account.Host }, cancellationToken)
                .ConfigureAwait(false);
            return Close(reply, null, TokenUsage.From(reply.Usage) ?? default);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Close(null, new RunOutcome.Cancelled(), default(TokenUsage));
        }
        catch (Exception exception) when (!hasObserverFailed && ConductorFaults.IsFault(exception))
        {
            var fault = WorkerFaults.Describe(exception);
            return Close(
                null,
                new RunOutcome.Faulted(null, fault.Fault, $"The conductor failed: {fault.Message}"),
                WorkerFaults.UsageOf(exception));
        }
        finally
        {
            account?.Dispose();
        }

        void OnPlan(string text)
        {
            try
            {
                ((IPlanObserver)_observer!).OnPlan(round, text);
            }
            catch
            {
                hasObserverFailed = true;
                throw;
            }
        }

        ConductorTurn Close(ConductorReply? reply, RunOutcome? failure, TokenUsage? used) =>
            new(reply, failure, account?.Close(used) ?? Charge.None);

        void OnFailed(FailedAttempt failed) => _log.ConductorAttemptFailed(round, failed);
    }

    private async Task<RoundResult> RunRoundAsync(
        int round, ConductorTurn turn, TimeSpan start, CancellationToken cancellationToken)
    {
        var reply = turn.Reply!;
        var earlier = EarlierSteps.Of(_shown);
        var parse = reply.Defect is { } defect
            ? new WorkflowParse.Unusable([new WorkflowError(reply.Text.Length, defect)])
            : WorkflowParser.Parse(reply.Text, _names, _options.MaxSteps, earlier);
        var workflow = (parse as WorkflowParse.Parsed)?.Workflow;
        var runs = workflow is { Steps.Count: > 0 };
        var bound = runs ? PriceBound.Of(_question, workflow!, _pool, earlier) : 0;
        var written = new RoundResult(reply.Text, parse, null, bound, turn.Charge.Usage, turn.Charge.Price)
        {
            IsConductorUsageReported = turn.Charge.IsReported,
            ConductorSaved = turn.Charge.Saved,
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
            SharedBudget = SharedBudget,
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
        StepOutcome.Truncated => new RunOutcome.Truncated(step),
        StepOutcome.Refused refused => new RunOutcome.Refused(step, refused.Message),
        StepOutcome.Faulted faulted => new RunOutcome.Faulted(step, faulted.Fault, faulted.Message),
        StepOutcome.OverBudget => new RunOutcome.OverBudget(step),
        _ => new RunOutcome.Cancelled(),
    };
}
