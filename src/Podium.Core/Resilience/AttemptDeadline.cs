using Podium.Core.Execution;

namespace Podium.Core.Resilience;

/// <summary>Ends an attempt that takes too long, or whose stream stands still.</summary>
internal sealed class AttemptDeadline : IDisposable
{
    private readonly ResilienceOptions _options;
    private readonly CancellationTokenSource? _whole;
    private readonly CancellationTokenSource? _idle;
    private readonly CancellationTokenSource _either;

    public AttemptDeadline(ResilienceOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        _options = options;
        _whole = options.AttemptTimeout is { } timeout ? new(timeout, clock) : null;
        _idle = options.IdleTimeout is null ? null : new(Timeout.InfiniteTimeSpan, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, _whole?.Token ?? default, _idle?.Token ?? default);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>A stream brought something; the next must come in time.</summary>
    public void OnPiece() => _idle?.CancelAfter(_options.IdleTimeout!.Value);

    /// <summary>What passed; <see langword="null"/> if nothing did.</summary>
    public WorkerFaultException? Passed() =>
        HasPassed(_whole) ? TooLate("No answer within", _options.AttemptTimeout!.Value)
        : HasPassed(_idle) ? TooLate("The stream stood still for", _options.IdleTimeout!.Value)
        : null;

    public void Dispose()
    {
        _either.Dispose();
        _whole?.Dispose();
        _idle?.Dispose();
    }

    private static bool HasPassed(CancellationTokenSource? deadline) => deadline is { IsCancellationRequested: true };

    private static WorkerFaultException TooLate(string what, TimeSpan time) =>
        new(FaultKind.TimedOut, FormattableString.Invariant($"{what} {time.TotalSeconds:0.###} s."));
}
