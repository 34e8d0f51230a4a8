using System.Threading.Channels;
using Podium.Core.Budgets;
using Podium.Core.Workers;

namespace Podium.Core.Execution;

/// <summary>
/// One workflow while it runs. All bookkeeping is done by one loop, so nothing here needs a lock: it awaits the call in
/// flight where there is one, as in a chain; where there are more, they post their step's index to it.
/// </summary>
internal sealed class WorkflowRun
{
    private static readonly UnboundedChannelOptions OneReader = new()
    {
        SingleReader = true,
        AllowSynchronousContinuations = true,
    };

    private readonly ExecutionRequest _request;
    private readonly CancellationTokenSource _ending;
    private readonly ExecutionPlan _plan;
    private readonly StepCaller _caller;
    private readonly StepAdmission _admission;
    private readonly StepResult?[] _results;
    private readonly Task<StepResult>?[] _calls;
    private readonly int[] _waitsFor;
    private readonly List<int>?[] _seenBy;
    private readonly Queue<int> _ready = new();
    private PriorityQueue<PricedCall, int>? _waiting;
    private Channel<int>? _done;
    private int _open;
    private int _inFlight;
    private int? _alone;

    public WorkflowRun(
        WorkerPool pool, ExecutionOptions options, ExecutionRequest request, CancellationTokenSource ending)
    {
        _request = request;
        _ending = ending;
        _plan = new ExecutionPlan(request.Workflow, pool, request.Earlier);
        _caller = new StepCaller(pool, options, request, _plan, ending.Token);
        _results = new StepResult?[_plan.Steps.Count];
        _calls = new Task<StepResult>?[_plan.Steps.Count];
        _waitsFor = new int[_plan.Steps.Count];
        _seenBy = new List<int>?[_plan.Steps.Count];
        _admission = new StepAdmission(request.Budget, Bounds(pool));
    }

    public async Task<WorkflowResult> RunAsync()
    {
        try
        {
            await RunStepsAsync().ConfigureAwait(false);
            return new WorkflowResult(_results!, _caller.Elapsed());
        }
        finally
        {
            await EndCallsAsync().ConfigureAwait(false);
        }
    }

    private async Task RunStepsAsync()
    {
        Prepare();
        while (_open > 0)
        {
            while (_ready.TryDequeue(out var step))
            {
                Begin(step);
            }

            if (!RetryWaiting() && _open > 0)
            {
                var step = _alone ?? await _done!.Reader.ReadAsync().ConfigureAwait(false);
                _alone = null;
                _inFlight--;
                End(step, await _calls[step]!.ConfigureAwait(false));
            }
        }
    }

    /// <summary>Cancels what a broken run leaves in flight; after a whole one there is nothing.</summary>
    private async Task EndCallsAsync()
    {
        if (_open == 0)
        {
            return;
        }

        await _ending.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var call in _calls.OfType<Task>())
        {
            await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private decimal[] Bounds(WorkerPool pool)
    {
        var bounds = new decimal[_request.Budget.Limit is null ? 0 : _plan.Steps.Count];
        for (var step = 0; step < bounds.Length; step++)
        {
            bounds[step] = _plan.Needed[step] ? PriceBound.OfStep(_request.Question, _plan, step, pool) : 0;
        }

        return bounds;
    }

    private void Prepare()
    {
        for (var step = 0; step < _results.Length; step++)
        {
            if (!_plan.Needed[step])
            {
                Close(step, StepResult.NotRun(new StepOutcome.Pruned()));
                continue;
            }

            _open++;
            _waitsFor[step] = _plan.Sees[step].Count;
            foreach (var seen in _plan.Sees[step])
            {
                (_seenBy[seen] ??= []).Add(step);
            }

            if (_waitsFor[step] == 0)
            {
                _ready.Enqueue(step);
            }
        }
    }

    private void Begin(int step)
    {
        foreach (var seen in _plan.Sees[step])
        {
            if (_results[seen]!.Output is null)
            {
                End(step, StepResult.NotRun(new StepOutcome.Blocked(seen)));
                return;
            }
        }

        if (_caller.IsCancelled)
        {
            End(step, StepResult.NotRun(new StepOutcome.Cancelled()));
            return;
        }

        var prompt = _caller.Prompt(step, _results);
        if (_caller.TooLong(step, prompt) is { } fault)
        {
            End(step, StepResult.NotRun(fault));
            return;
        }

        var worst = _caller.WorstCase(step, prompt);
        Admit(new PricedCall(step, prompt, worst, _caller.MostOf(step, worst ?? default)));
    }

    /// <summary>Tries the first step that waits for money; false if it waits on, for then all behind it do.</summary>
    private bool RetryWaiting()
    {
        if (_waiting is null || !_waiting.TryDequeue(out var call, out _))
        {
            return false;
        }

        if (_caller.IsCancelled)
        {
            End(call.Step, StepResult.NotRun(new StepOutcome.Cancelled()));
            return true;
        }

        return Admit(call);
    }

    /// <summary>Makes a call, or ends its step, or lets it wait; false in the last case.</summary>
    private bool Admit(PricedCall call)
    {
        switch (_admission.Decide(call.Step, call.Price, out var reservation))
        {
            case StepAdmission.Decision.Admitted:
                Call(call, reservation!);
                return true;
            case StepAdmission.Decision.Refused:
                End(call.Step, StepResult.NotRun(new StepOutcome.OverBudget(call.Price)));
                return true;
            default:
                (_waiting ??= new()).Enqueue(call, call.Step);
                return false;
        }
    }

    private void Call(PricedCall priced, BudgetReservation reservation)
    {
        _calls[priced.Step] = _caller.CallAsync(priced.Step, priced.Prompt, priced.Worst, reservation);
        if (_inFlight++ == 0)
        {
            _alone = priced.Step;
            return;
        }

        if (_alone is { } other)
        {
            Watch(other);
            _alone = null;
        }

        Watch(priced.Step);
    }

    /// <summary>Lets a call post its step when it is done.</summary>
    private void Watch(int step)
    {
        var writer = (_done ??= Channel.CreateUnbounded<int>(OneReader)).Writer;
        var call = _calls[step]!;
        if (call.IsCompleted)
        {
            writer.TryWrite(step);
            return;
        }

        call.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => writer.TryWrite(step));
    }

    private void End(int step, StepResult result)
    {
        _open--;
        Close(step, result);
        foreach (var viewer in _seenBy[step] ?? [])
        {
            if (--_waitsFor[viewer] == 0)
            {
                _ready.Enqueue(viewer);
            }
        }
    }

    private void Close(int step, StepResult result)
    {
        _results[step] = result;
        _admission.Settle(step, result.Price);
        _caller.Report(step, result);
    }

    /// <summary>A call whose message is written and whose worst case is known.</summary>
    private readonly record struct PricedCall(int Step, string Prompt, TokenUsage? Worst, decimal Price);
}
