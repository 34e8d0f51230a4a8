using Podium.Core.Learning;

namespace Podium.Training.Rollouts;

/// <summary>
/// Runs many rollouts at once. Workers that wait for a network cost a place each and no thread; workers that compute in
/// this process want no more places than there are cores.
/// </summary>
public sealed class RolloutScheduler : IDisposable
{
    private readonly RolloutRunner _runner;
    private readonly SemaphoreSlim _places;

    /// <summary>Makes a scheduler.</summary>
    /// <param name="runner">Runs each rollout.</param>
    /// <param name="mostInFlight">Most rollouts that run at the same time; at least 1.</param>
    public RolloutScheduler(RolloutRunner runner, int mostInFlight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostInFlight, 1);
        _runner = runner;
        _places = new SemaphoreSlim(mostInFlight);
    }

    /// <summary>
    /// Runs a group's samples, each as soon as there is a place for it, and returns the rollouts in the samples' order.
    /// Returns or throws only when every one of them has ended.
    /// </summary>
    public async Task<Rollout[]> RunAsync(
        RolloutItem item, IReadOnlyList<SampledWorkflow> samples, CancellationToken cancellationToken)
    {
        var running = new List<Task<Rollout>>(samples.Count);
        try
        {
            foreach (var sample in samples)
            {
                await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
                running.Add(Task.Run(() => RunOneAsync(item, sample, cancellationToken), CancellationToken.None));
            }
        }
        catch (OperationCanceledException)
        {
            await ((Task)Task.WhenAll(running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        return await Task.WhenAll(running).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<Rollout> RunOneAsync(
        RolloutItem item, SampledWorkflow sample, CancellationToken cancellationToken)
    {
        try
        {
            return await _runner.RunAsync(item, sample, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }
}
