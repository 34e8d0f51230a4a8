using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Resilience;

/// <summary>
/// Runs one step of the first of a pool's workers, each of whom does what its script says, call by call.
/// </summary>
internal sealed class FlakyPool
{
    private readonly List<ResilientWorker> _workers = [];
    private readonly List<ScriptedChatClient> _clients = [];

    public ManualClock Clock { get; } = new();

    public ResilienceOptions Options { get; init; } = new() { BreakerShare = null };

    public WorkerCard Card { get; init; } = Pools.Card;

    public RunBudget Budget { get; init; } = new(null);

    public bool IsStreaming { get; init; }

    public TimeSpan? CallTimeout { get; init; }

    /// <summary>Name of the worker who gets the second call of one that is slow.</summary>
    public string? HedgeWith { get; init; }

    /// <summary>When the run is cancelled.</summary>
    public TimeSpan? CancelAfter { get; init; }

    public Recorder Observer { get; } = new();

    /// <summary>Adds a worker called w0, w1 and so on; its last reply is repeated.</summary>
    public FlakyPool Add(params IReadOnlyList<ScriptedReply> replies) => Add([], replies);

    /// <summary>Adds a worker for whom others stand in.</summary>
    public FlakyPool Add(IReadOnlyList<string> fallbacks, IReadOnlyList<ScriptedReply> replies)
    {
        var calls = 0;
        var client = new ScriptedChatClient(
            _ => replies[Math.Min(Interlocked.Increment(ref calls), replies.Count) - 1], Clock);
        var worker = new Worker($"w{_workers.Count}", Card, client);
        _clients.Add(client);
        _workers.Add(new ResilientWorker(worker) { Options = Options, Fallbacks = fallbacks, HedgeWith = HedgeWith });
        return this;
    }

    public int CallsOf(int worker) => _clients[worker].Calls.Count;

    public WorkerPool Build() => ResilientPool.Create(_workers, clock: Clock);

    public async Task<StepResult> RunAsync()
    {
        var options = new ExecutionOptions { CallTimeout = CallTimeout, TimeProvider = Clock };
        var request = new ExecutionRequest("Q", new Workflow("", [new WorkflowStep(0, "s", Access.Nothing)]), 1)
        {
            Budget = Budget,
            Observer = Observer,
            IsStreaming = IsStreaming,
        };
        var executor = new WorkflowExecutor(Build(), options);
        using var cancellation = CancelAfter is { } after ? new CancellationTokenSource(after, Clock) : null;
        var result = await Clock.RunAsync(() => executor.RunAsync(request, cancellation?.Token ?? default));
        return result.Steps[0];
    }

    /// <summary>A reply that fails as a service that is known to have billed nothing.</summary>
    public static ScriptedReply TurnedAway(FaultKind fault = FaultKind.Unavailable, TimeSpan? retryAfter = null) =>
        ScriptedReply.Throws(new WorkerFaultException(fault, "busy")
        {
            Usage = default(TokenUsage),
            RetryAfter = retryAfter,
        });

    /// <summary>A reply that breaks off after its text.</summary>
    public static ScriptedReply Cut(string text, TokenUsage? usage = null) => new(text)
    {
        Fault = new WorkerFaultException(FaultKind.CutStream, "cut") { Usage = usage },
    };

    /// <summary>What was shown of the step; what a failed call wrote is taken back.</summary>
    public sealed class Recorder : IStepObserver
    {
        public string Text { get; private set; } = "";

        public List<FailedAttempt> Failed { get; } = [];

        public void OnStarted(int step, string prompt, TimeSpan start)
        {
        }

        public void OnOutput(int step, string text) => Text += text;

        public void OnAttemptFailed(int step, FailedAttempt attempt)
        {
            Failed.Add(attempt);
            Text = "";
        }

        public void OnEnded(int step, StepResult result)
        {
        }
    }
}
