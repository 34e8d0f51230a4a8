using Podium.Core.Workers;

namespace Podium.Core.Resilience;

/// <summary>
/// Pools whose workers are called again when they fail, within their limits, and have others to stand in.
/// </summary>
public static class ResilientPool
{
    /// <summary>
    /// A pool of these workers, in their order. Limits and breaker of a worker count for its own calls and for those in
    /// which it stands in for another.
    /// </summary>
    /// <param name="workers">The workers.</param>
    /// <param name="question">Who is shown the whole question.</param>
    /// <param name="clock">The clock behind delays and deadlines; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">
    /// There is no worker, two share a name, or one's fallback is unknown or the worker itself.
    /// </exception>
    public static WorkerPool Create(
        IReadOnlyList<ResilientWorker> workers,
        QuestionVisibility question = QuestionVisibility.Always,
        TimeProvider? clock = null)
    {
        var bare = new WorkerPool([.. workers.Select(worker => worker.Worker)], question);
        var lanes = workers.ToDictionary(
            worker => worker.Worker.Name,
            worker => new WorkerLane(worker.Worker, worker.Options, clock ?? TimeProvider.System),
            StringComparer.OrdinalIgnoreCase);
        foreach (var worker in workers)
        {
            lanes[worker.Worker.Name].HedgeLane = HedgeLaneOf(worker, lanes[worker.Worker.Name], lanes);
        }

        return new WorkerPool(
            [.. workers.Select(worker => worker.Worker with { Client = ClientOf(worker, lanes) })], bare.Question);
    }

    /// <summary>
    /// A worker outside a pool, such as a model that conducts, for whom workers of <paramref name="pool"/> stand in.
    /// </summary>
    /// <param name="worker">The worker; its name may be in the pool too.</param>
    /// <param name="pool">A pool that <see cref="Create"/> made.</param>
    /// <param name="clock">The clock behind delays and deadlines; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">A fallback is not in the pool.</exception>
    public static Worker Join(ResilientWorker worker, WorkerPool pool, TimeProvider? clock = null)
    {
        var lane = new WorkerLane(worker.Worker, worker.Options, clock ?? TimeProvider.System);
        var lanes = pool.Workers
            .Where(other => other.Client is ResilientChatClient)
            .ToDictionary(
                other => other.Name,
                other => ((ResilientChatClient)other.Client).Lane,
                StringComparer.OrdinalIgnoreCase);
        lane.HedgeLane = HedgeLaneOf(worker, lane, lanes);
        return worker.Worker with { Client = ClientOf(worker, lane, lanes) };
    }

    private static ResilientChatClient ClientOf(ResilientWorker worker, Dictionary<string, WorkerLane> lanes) =>
        ClientOf(worker, lanes[worker.Worker.Name], lanes);

    private static ResilientChatClient ClientOf(
        ResilientWorker worker, WorkerLane own, Dictionary<string, WorkerLane> lanes)
    {
        var name = worker.Worker.Name;
        var standIns = worker.Fallbacks.Select(fallback =>
            Find(fallback, name, lanes) is var lane && ReferenceEquals(lane, own)
                ? throw new ArgumentException($"'{name}' cannot stand in for itself.")
                : lane);
        return new ResilientChatClient([own, .. standIns]);
    }

    private static WorkerLane HedgeLaneOf(
        ResilientWorker worker, WorkerLane own, Dictionary<string, WorkerLane> lanes) =>
        worker.HedgeWith is { } other ? Find(other, worker.Worker.Name, lanes) : own;

    private static WorkerLane Find(string other, string name, Dictionary<string, WorkerLane> lanes) =>
        lanes.TryGetValue(other, out var lane)
            ? lane
            : throw new ArgumentException(
                $"'{other}', who is to stand in for '{name}', is not in the pool; it has "
                + $"{string.Join(", ", lanes.Keys)}.");
}
