using Podium.Core.Learning;
using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>Draws problems, lets the conductor write workflows for them and sets these running.</summary>
internal sealed class RolloutLauncher(
    ITrainableConductor conductor,
    RolloutScheduler scheduler,
    GrpoCurriculum curriculum,
    GrpoOptions options)
{
    private const int MostAttempts = 3;

    /// <summary>Samples an update's groups from the policy as it is now; returns while their workers work.</summary>
    public RolloutBatch Launch(int step, CancellationToken cancellationToken) =>
        new(step, Launch(step, Enumerable.Range(0, options.Groups), attempt: 0, cancellationToken));

    /// <summary>
    /// Waits for a batch. A group in which too few rollouts are left after faults is dropped, and another one takes its
    /// place; after some attempts, none.
    /// </summary>
    /// <returns>The groups that stay, and those that were dropped.</returns>
    public async Task<(IReadOnlyList<RolloutGroup> Kept, IReadOnlyList<RolloutGroup> Dropped)> LandAsync(
        RolloutBatch batch, CancellationToken cancellationToken)
    {
        var groups = await Task.WhenAll(batch.Groups).ConfigureAwait(false);
        var dropped = new List<RolloutGroup>();
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            int[] places = [.. groups.Index().Where(pair => IsTooSmall(pair.Item)).Select(pair => pair.Index)];
            if (places.Length == 0)
            {
                break;
            }

            dropped.AddRange(places.Select(place => groups[place]));
            var others = Launch(batch.Step, places, attempt, cancellationToken);
            foreach (var (place, group) in places.Zip(await Task.WhenAll(others).ConfigureAwait(false)))
            {
                groups[place] = group;
            }
        }

        dropped.AddRange(groups.Where(IsTooSmall));
        return ([.. groups.Where(group => !IsTooSmall(group))], dropped);
    }

    /// <summary>
    /// Shows the conductor what came of the rollouts of the recursive groups, and runs what it writes next. The policy
    /// that goes on is the one of now, however far the one that began is behind.
    /// </summary>
    public async Task<IReadOnlyList<RolloutGroup>> ReviseAsync(
        int step, IReadOnlyList<RolloutGroup> groups, CancellationToken cancellationToken)
    {
        RolloutItem?[][] next =
        [
            .. groups.Select(group => group.IsRecursive
                ? group.Rollouts.Index()
                    .Select(pair => GrpoCurriculum.After(group.Item, pair.Item, pair.Index))
                    .ToArray()
                : []),
        ];
        RolloutItem[] items = [.. next.SelectMany(group => group).OfType<RolloutItem>()];
        if (items.Length == 0)
        {
            return groups;
        }

        var revisions = new Queue<RolloutGroup>(await Task
            .WhenAll(Launch(step, items, options.Revisions, cancellationToken))
            .ConfigureAwait(false));
        return
        [
            .. groups.Zip(next, (group, after) => group with
            {
                Revisions = [.. after.Select(item => item is null ? null : revisions.Dequeue())],
            }),
        ];
    }

    private IReadOnlyList<Task<RolloutGroup>> Launch(
        int step, IEnumerable<int> places, int attempt, CancellationToken cancellationToken)
    {
        int[] all = [.. places];
        var groups = Launch(
            step,
            [.. all.Select(place => curriculum.Draw(step, place, attempt))],
            options.GroupSize,
            cancellationToken);
        return [.. groups.Zip(all, (group, place) => MarkAsync(group, curriculum.IsRecursive(place)))];
    }

    private static async Task<RolloutGroup> MarkAsync(Task<RolloutGroup> group, bool isRecursive) =>
        await group.ConfigureAwait(false) with { IsRecursive = isRecursive };

    private IReadOnlyList<Task<RolloutGroup>> Launch(
        int step, IReadOnlyList<RolloutItem> items, int size, CancellationToken cancellationToken)
    {
        var forced = curriculum.ForcedLengths(step, size);
        var free = conductor.Sample([.. items.Select(curriculum.Ask)], size - forced, cancellationToken);
        var others = forced == 0
            ? []
            : conductor.Sample(
                [.. items.Select(item => curriculum.AskForLength(step, item))], forced, cancellationToken);
        return
        [
            .. items.Select((item, index) => RunAsync(
                item, free[index], forced == 0 ? [] : others[index], cancellationToken)),
        ];
    }

    private async Task<RolloutGroup> RunAsync(
        RolloutItem item,
        IReadOnlyList<SampledWorkflow> free,
        IReadOnlyList<SampledWorkflow> forced,
        CancellationToken cancellationToken)
    {
        var rollouts = await scheduler.RunAsync(item, [.. free, .. forced], cancellationToken).ConfigureAwait(false);
        return new RolloutGroup(
            item,
            [.. rollouts.Select((rollout, index) => rollout with { HasForcedLength = index >= free.Count })]);
    }

    private bool IsTooSmall(RolloutGroup group) => group.Judged.Count() < options.LeastGroupSize;
}
