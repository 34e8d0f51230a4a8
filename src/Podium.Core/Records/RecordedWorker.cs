using Podium.Core.Workers;

namespace Podium.Core.Records;

/// <summary>A worker as the record keeps it.</summary>
/// <param name="Name">Name of the worker.</param>
/// <param name="Card">Its card when the run began.</param>
public sealed record RecordedWorker(string Name, WorkerCard Card);
