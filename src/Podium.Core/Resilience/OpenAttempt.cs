namespace Podium.Core.Resilience;

/// <summary>Keeps a stream that was given up from writing into the attempt after it.</summary>
internal sealed class OpenAttempt
{
    private readonly Lock _gate = new();
    private bool _isClosed;

    /// <summary>Does something, unless the attempt is over.</summary>
    public void IfOpen(Action act)
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                act();
            }
        }
    }

    /// <summary>The attempt is over.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }
}
