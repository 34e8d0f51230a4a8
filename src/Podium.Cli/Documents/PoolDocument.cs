using Podium.Core.Workers;

namespace Podium.Cli.Documents;

/// <summary>A pool as JSON.</summary>
/// <param name="Workers">The workers' cards, in the order of their ids.</param>
/// <param name="Fallback">Who answers where the conductor fails; null for nobody.</param>
internal sealed record PoolDocument(IReadOnlyList<WorkerDocument> Workers, string? Fallback)
{
    public static PoolDocument Of(WorkerPool pool, string? fallback) =>
        new([.. pool.Workers.Select((worker, id) => WorkerDocument.Of(id, worker))], fallback);
}
