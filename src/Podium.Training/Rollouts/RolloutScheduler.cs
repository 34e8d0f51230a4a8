using Podium.Core.Conductors;
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
    /// Returns or throws only when every one of them has ended; a cancelled sample that waits for a place ends with the
    /// next that is free.
    /// </summary>
    public async Task<Rollout[]> RunAsync(
        RolloutItem item, IReadOnlyList<SampledWorkflow> samples, CancellationToken cancellationToken)
    {
        var running = new List<Task<Rollout>>(samples.Count);
        try
        {
            foreach (var sample in samples)
            {
                running.Add(await StartAsync(() => _runner.RunAsync(item, sample, cancellationToken), cancellationToken)
                    .ConfigureAwait(false));
            }
        }
        catch (OperationCanceledException)
        {
            await ((Task)Task.WhenAll(running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        return await Task.WhenAll(running).ConfigureAwait(false);
    }

    /// <summary>Runs what a conductor that does not learn writes, as soon as there is a place.</summary>
    public async Task<RolloutVerdict> RunAsync(
        RolloutItem item, IConductor conductor, CancellationToken cancellationToken)
    {
        var running = await StartAsync(() => _runner.RunAsync(item, conductor, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return await running.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<Task<T>> StartAsync<T>(Func<Task<T>> run, CancellationToken cancellationToken)
    {
        // Without the token, which would cost more than the wait itself.
        await _places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        if (cancellationToken.IsCancellationRequested)
        {
            _places.Release();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return ReleasingAsync(run);
    }

    /// <summary>Yields first, so that the caller can start others.</summary>
    private async Task<T> ReleasingAsync<T>(Func<Task<T>> run)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            return await run().ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }
}
