using Podium.Core.Workers;

namespace Podium.Core.Conductors;

/// <summary>The worker that counts votes: free of charge, for no model is asked.</summary>
public static class MajorityWorker
{
    /// <summary>The worker's name in a pool.</summary>
    public const string Name = "majority";

    private const int MostTokens = 1_000_000;

    /// <summary>
    /// <paramref name="pool"/> with a vote counter as its last worker, the ids of all others unchanged; the pool
    /// itself if it holds a worker of that name already.
    /// </summary>
    public static WorkerPool AddTo(WorkerPool pool)
    {
        if (pool.Workers.Any(worker => worker.Name.Equals(Name, StringComparison.OrdinalIgnoreCase)))
        {
            return pool;
        }

        var card = new WorkerCard(
            "Counts the answers of the steps it sees and repeats the most frequent one.",
            [],
            new TokenPrice(0, 0),
            ContextTokens: MostTokens,
            OutputTokens: MostTokens);
        return new WorkerPool([.. pool.Workers, new Worker(Name, card, new MajorityChatClient())], pool.Question);
    }

    /// <summary>
    /// <paramref name="pool"/> without the vote counter that <see cref="AddTo"/> added, the ids of all others
    /// unchanged; the pool itself if it holds none.
    /// </summary>
    public static WorkerPool RemoveFrom(WorkerPool pool) => pool.Workers is [.., { Client: MajorityChatClient }]
        ? new WorkerPool([.. pool.Workers.SkipLast(1)], pool.Question)
        : pool;
}
