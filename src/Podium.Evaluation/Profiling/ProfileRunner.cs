using Podium.Core.Problems;

namespace Podium.Evaluation.Profiling;

/// <summary>
/// Gives problems to workers alone, each call a run of one step, so that retries, limits, budget and prices are those
/// of every other run. All workers are called at once, each as often at once as it takes, and none gets far ahead of
/// the others: a measurement that ends early has given about the same problems to all.
/// </summary>
/// <param name="grader">Judges the answers.</param>
/// <param name="options">Settings and limits; <see langword="null"/> for the defaults.</param>
public sealed class ProfileRunner(IGrader grader, ProfileOptions? options = null)
{
    /// <summary>Problems that a worker may be ahead of another.</summary>
    private const int WaveProblems = 16;

    private readonly ProfileOptions _options = options ?? new ProfileOptions();

    /// <summary>Makes the missing calls; each is in the log as soon as it is done.</summary>
    /// <param name="plan">What is to be measured.</param>
    /// <param name="log">Keeps the calls.</param>
    /// <param name="progress">Is told of each call, one at a time, from any thread.</param>
    /// <param name="cancellationToken">Ends the measurement, which is an outcome; calls in flight are dropped.</param>
    /// <exception cref="IOException">A call could not be kept; no further one is made.</exception>
    public async Task<ProfileOutcome> RunAsync(
        ProfilePlan plan,
        ProfileLog log,
        IProgress<ProfileProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var run = new ProfileRun(grader, _options, log, progress);
        try
        {
            foreach (var wave in plan.Missing.Chunk(WaveProblems * plan.Subjects.Count))
            {
                await RunAsync(run, wave, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return run.End(isCancelled: true);
        }

        return run.End(isCancelled: cancellationToken.IsCancellationRequested);
    }

    private static Task RunAsync(ProfileRun run, ProfileCall[] wave, CancellationToken cancellationToken) =>
        Task.WhenAll(wave.GroupBy(call => call.Subject).Select(calls =>
        {
            var parallel = new ParallelOptions
            {
                MaxDegreeOfParallelism = calls.Key.Concurrency,
                CancellationToken = cancellationToken,
            };
            return Parallel.ForEachAsync(calls, parallel, run.CallAsync);
        }));
}
