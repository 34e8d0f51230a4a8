using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Records;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Runs;

/// <summary>Keeps a run's record, and tells the observer of each event when it happens.</summary>
internal sealed class RunLog(WorkerPool pool, RunOptions options, IRunObserver? observer)
{
    private readonly List<RunEvent> _events = [];

    /// <summary>Time stamp of the run's start.</summary>
    public long Origin { get; } = options.TimeProvider.GetTimestamp();

    public TimeSpan Now() => options.TimeProvider.GetElapsedTime(Origin);

    public void Started(string question) => Add(new RunEvent.RunStarted(
        RunRecord.Version,
        options.TimeProvider.GetUtcNow(),
        question,
        options.Seed,
        options.ConductorName,
        options.ConductorPrice,
        [.. pool.Workers.Select(worker => new RecordedWorker(worker.Name, worker.Card))],
        pool.Question,
        options.MaxSteps,
        options.MaxRounds,
        options.MaxPrice));

    public void Written(int round, RoundResult written, TimeSpan start) => Add(new RunEvent.WorkflowWritten(
        round,
        written.Text,
        written.Workflow is { } workflow ? new StepRecorder(pool, workflow).Steps() : null,
        written.Parse is WorkflowParse.Unusable unusable ? unusable.Errors : [],
        written.PriceBound,
        written.ConductorUsage,
        written.ConductorPrice,
        start.TotalMilliseconds,
        (Now() - start).TotalMilliseconds)
    {
        IsUsageAtMost = !written.IsConductorUsageReported,
        Saved = written.ConductorSaved,
        Calls = written.ConductorCalls,
        Fallback = written.Fallback,
    });

    /// <summary>The observer of a round's steps; <see langword="null"/> if nobody observes the run.</summary>
    public IStepObserver? Observe(int round, Workflow workflow) =>
        observer is null ? null : new RoundObserver(observer, round, new StepRecorder(pool, workflow));

    public void RoundCompleted(int round, RoundResult result, string? answer)
    {
        if (result.Execution is { } execution)
        {
            _events.AddRange(new StepRecorder(pool, result.Workflow!).Events(round, execution.Steps));
        }

        Add(new RunEvent.RoundCompleted(
            round, answer, result.Execution?.Usage ?? default, result.Execution?.Price ?? 0)
        {
            Saved = result.Execution?.Saved ?? 0,
        });
    }

    /// <summary>A call of the conductor failed and is made again.</summary>
    public void ConductorAttemptFailed(int round, FailedAttempt failed)
    {
        var attempt = _events.OfType<RunEvent.AttemptFailed>()
            .Count(earlier => earlier.Step is null && earlier.Round == round);
        Add(new RunEvent.AttemptFailed(round, null, attempt, failed));
    }

    public RunResult Completed(
        RunOutcome outcome, string? answer, IReadOnlyList<RoundResult> rounds, ConductorTurn? failedTurn)
    {
        var result = new RunResult(outcome, answer, rounds, Now(), _events)
        {
            FailedTurn = failedTurn?.Charge ?? Charge.None,
        };
        Add(new RunEvent.RunCompleted(
            outcome,
            answer,
            result.WorkerUsage,
            result.WorkerPrice,
            result.ConductorUsage,
            result.ConductorPrice,
            result.Elapsed.TotalMilliseconds)
        {
            IsConductorUsageAtMost = !result.IsConductorUsageReported,
            WorkerSaved = result.WorkerSaved,
            ConductorSaved = result.ConductorSaved,
        });
        return result;
    }

    private void Add(RunEvent runEvent)
    {
        _events.Add(runEvent);
        observer?.OnEvent(runEvent);
    }
}
