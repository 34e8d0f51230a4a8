namespace Podium.Core.Execution;

/// <summary>Passes one step's output on to the observer, until the step is closed.</summary>
internal sealed class StepOutput(IStepObserver observer, int step, Lock observing)
{
    private bool _isClosed;

    /// <summary>Whether the observer threw: then the run is broken, not the worker.</summary>
    public bool HasFailed { get; private set; }

    public void Write(string text)
    {
        lock (observing)
        {
            if (_isClosed)
            {
                return;
            }

            HasFailed = true;
            observer.OnOutput(step, text);
            HasFailed = false;
        }
    }

    /// <summary>Drops what an abandoned call may still write.</summary>
    public void Close()
    {
        lock (observing)
        {
            _isClosed = true;
        }
    }
}
