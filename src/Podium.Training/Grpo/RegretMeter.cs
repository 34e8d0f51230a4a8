using Podium.Core.Conductors;
using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>Lets each worker alone, and the oracle team, try the problems of an update.</summary>
internal sealed class RegretMeter(RolloutRunner runner, ParallelOptions parallel)
{
    /// <summary>Compares <paramref name="groups"/> with what others make of their <paramref name="items"/>.</summary>
    public async Task<Regret> MeasureAsync(IReadOnlyList<RolloutItem> items, IReadOnlyList<Rollout[]> groups)
    {
        var alone = new Dictionary<string, RolloutVerdict>[items.Count];
        var oracle = new RolloutVerdict?[items.Count];
        await Parallel.ForAsync(0, items.Count, parallel, async (index, token) =>
        {
            var item = items[index];
            alone[index] = [];
            foreach (var worker in item.Pool.Workers)
            {
                var single = new SingleWorkerConductor(worker.Name);
                alone[index][worker.Name] = await runner.RunAsync(item, single, token).ConfigureAwait(false);
            }

            oracle[index] = item.Oracle is null
                ? null
                : await runner.RunAsync(item, item.Oracle, token).ConfigureAwait(false);
        }).ConfigureAwait(false);

        var own = RightShare(groups.SelectMany(group => group).Select(rollout => (RolloutVerdict?)rollout.Verdict));
        var best = RightShare(BestOf(alone));
        return new Regret(
            best.GetValueOrDefault() - own.GetValueOrDefault(), RightShare(oracle) - own.GetValueOrDefault());
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
