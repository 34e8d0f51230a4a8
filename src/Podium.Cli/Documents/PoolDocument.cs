using Podium.Core.Workers;

namespace Podium.Cli.Documents;

/// <summary>A pool as JSON.</summary>
/// <param name="Workers">The workers' cards, in the order of their ids.</param>
internal sealed record PoolDocument(IReadOnlyList<WorkerDocument> Workers)
{
    public static PoolDocument Of(WorkerPool pool) =>
        new([.. pool.Workers.Select((worker, id) => WorkerDocument.Of(id, worker))]);
}
