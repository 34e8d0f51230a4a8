using Podium.Core.Conductors;

namespace Podium.Evaluation.Tests.Benchmarks;

/// <summary>Counts how many workflows are written at once; the first few wait for each other.</summary>
internal sealed class CountingConductor(int expected) : IConductor, IDisposable
{
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SingleWorkerConductor _inner = new("w0");
    private readonly Lock _counting = new();
    private int _now;

    public int Most { get; private set; }

    public async ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request,
        CancellationToken cancellationToken = default)
    {
        lock (_counting)
        {
            _now++;
            Most = Math.Max(Most, _now);
            if (_now == expected)
            {
                _full.TrySetResult();
            }
        }

        await _full.Task.WaitAsync(cancellationToken);
        var reply = await _inner.ConductAsync(request, cancellationToken);
        lock (_counting)
        {
            _now--;
        }

        return reply;
    }

    public void Dispose() => _full.TrySetCanceled();
}
