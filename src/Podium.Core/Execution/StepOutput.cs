namespace Podium.Core.Execution;

/// <summary>Passes one step's output on to the observer, until the step is closed.</summary>
internal sealed class StepOutput(IStepObserver observer, int step, Lock observing)
{
    private bool _isClosed;

    public void Write(string text)
    {
        lock (observing)
        {
            if (!_isClosed)
            {
                observer.OnOutput(step, text);
            }
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
