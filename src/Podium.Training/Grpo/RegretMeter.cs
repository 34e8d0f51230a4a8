using Podium.Core.Conductors;
using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>Lets each worker alone, and the oracle team, try the problems of an update.</summary>
internal sealed class RegretMeter(RolloutScheduler scheduler)
{
    /// <summary>
    /// Compares the rollouts of free length with what others make of their problems, those of several rounds left out.
    /// </summary>
    public async Task<Regret> MeasureAsync(IReadOnlyList<RolloutGroup> all, CancellationToken cancellationToken)
    {
        var groups = all.Where(group => !group.IsRecursive).ToArray();
        var comparisons = groups.Select(group => CompareAsync(group.Item, cancellationToken));
        var compared = await Task.WhenAll(comparisons).ConfigureAwait(false);
        var free = groups.SelectMany(group => group.Free);
        var own = RightShare(free.Select(rollout => (RolloutVerdict?)rollout.Verdict));
        var best = RightShare(BestOf([.. compared.Select(pair => pair.Alone)]));
        var oracle = RightShare(compared.Select(pair => pair.Oracle));
        return new Regret(
            best.GetValueOrDefault() - own.GetValueOrDefault(), oracle - own.GetValueOrDefault());
    }

    private async Task<(Dictionary<string, RolloutVerdict> Alone, RolloutVerdict? Oracle)> CompareAsync(
        RolloutItem item, CancellationToken cancellationToken)
    {
        var alone = new Dictionary<string, RolloutVerdict>();
        foreach (var worker in item.Pool.Workers)
        {
            var single = new SingleWorkerConductor(worker.Name);
            alone[worker.Name] = await scheduler.RunAsync(item, single, cancellationToken).ConfigureAwait(false);
        }

        return item.Oracle is null
            ? (alone, null)
            : (alone, await scheduler.RunAsync(item, item.Oracle, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>For each problem what the worker made of it that is best among those in its pool.</summary>
    private static IEnumerable<RolloutVerdict?> BestOf(Dictionary<string, RolloutVerdict>[] alone)
    {
        var byShare = alone
            .SelectMany(verdicts => verdicts)
            .GroupBy(pair => pair.Key, pair => (RolloutVerdict?)pair.Value)
            .OrderByDescending(worker => RightShare(worker))
            .Select(worker => worker.Key)
            .ToArray();
        return alone.Select(verdicts => (RolloutVerdict?)verdicts[byShare.First(verdicts.ContainsKey)]);
    }

    /// <summary>Share of right answers where there was a verdict and no fault.</summary>
    private static double? RightShare(IEnumerable<RolloutVerdict?> verdicts)
    {
        var judged = verdicts.Where(verdict => verdict is not (null or RolloutVerdict.Faulted)).ToArray();
        return judged.Length == 0
            ? null
            : (double)judged.Count(verdict => verdict == RolloutVerdict.Correct) / judged.Length;
    }
}
