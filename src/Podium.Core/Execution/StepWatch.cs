using Podium.Core.Resilience;

namespace Podium.Core.Execution;

/// <summary>
/// Passes on to the observer what happens while one step's worker is called, until the step is closed.
/// </summary>
internal sealed class StepWatch(IStepObserver? observer, int step, Lock observing)
{
    private List<FailedAttempt>? _failed;
    private volatile int _failures;
    private bool _isClosed;

    /// <summary>Whether the observer threw: then the run is broken, not the worker.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Number of attempts that failed so far.</summary>
    public int Failures => _failures;

    /// <summary>The attempts that failed so far and were followed by another.</summary>
    public IReadOnlyList<FailedAttempt> FailedAttempts
    {
        get
        {
            lock (observing)
            {
                return _failed is null ? [] : [.. _failed];
            }
        }
    }

    /// <summary>The worker wrote some more.</summary>
    public void Write(string text) => Tell(listener => listener.OnOutput(step, text));

    /// <summary>What it wrote is void, for its call failed and is made again.</summary>
    public void Fail(FailedAttempt attempt)
    {
        lock (observing)
        {
            if (!_isClosed)
            {
                (_failed ??= []).Add(attempt);
                _failures = _failed.Count;
            }
        }

        Tell(listener => listener.OnAttemptFailed(step, attempt));
    }

    /// <summary>Drops what an abandoned call may still write.</summary>
    public void Close()
    {
        lock (observing)
        {
            _isClosed = true;
        }
    }

    private void Tell(Action<IStepObserver> tell)
    {
        if (observer is null)
        {
            return;
        }

        lock (observing)
        {
            if (_isClosed)
            {
                return;
            }

            try
            {
                tell(observer);
            }
            catch
            {
                HasFailed = true;
                throw;
            }
        }
    }
}
