namespace Podium.FakeServices.Faults;

/// <summary>Holds requests until they are let go of.</summary>
internal sealed class HoldGate
{
    private readonly Lock _gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private TaskCompletionSource _release = NewSignal();
    private int _held;

    /// <summary>Waits until all that are held are let go of.</summary>
    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        Task release;
        lock (_gate)
        {
            _held++;
            release = _release.Task;
            foreach (var (_, reached) in _waiting.Where(waiting => waiting.Count <= _held))
            {
                reached.TrySetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Count <= _held);
        }

        try
        {
            await release.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _held--;
            }
        }
    }

    public void Release()
    {
        TaskCompletionSource release;
        lock (_gate)
        {
            (release, _release) = (_release, NewSignal());
        }

        release.SetResult();
    }

    /// <summary>Waits until at least <paramref name="count"/> requests are held at once.</summary>
    public Task WaitForAsync(int count, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_held >= count)
            {
                return Task.CompletedTask;
            }

            var reached = NewSignal();
            _waiting.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
